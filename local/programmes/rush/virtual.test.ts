import { controls, holdsInVirtualTime } from './manySeeds'
import { openVirtualRush, type VirtualRush } from './inVirtualTime'
import { crowdFor } from './rush'

async function inAHouse<T>(people: number, work: (house: VirtualRush) => Promise<T>, modules?: Readonly<Record<string, string>>): Promise<T> {
  const house = await openVirtualRush(people, modules)
  try {
    return await work(house)
  } finally {
    house.close()
  }
}

const [people, seats] = [100, 20]

test('a hundred and fifty people within fifty virtual milliseconds: every seat is taken, everybody has an answer, and a seed is one history', () =>
  inAHouse(150, async (house) => {
    const digests: string[] = []
    for (const seed of [2, 1, 2]) {
      const crowd = crowdFor(seed, 150, seats)
      const result = await house.play(crowd)
      expect([seed, result.seated, result.undecided, result.broken, result.bugs]).toEqual([seed, seats, [], [], []])
      expect(holdsInVirtualTime(result, crowd)).toBe(true)
      digests.push(result.digest)
    }
    expect(digests[2]).toBe(digests[0])
    expect(digests[1]).not.toBe(digests[0])
  }), 60_000)

test('negative control: seats that are read and then written are sold more than once', () =>
  inAHouse(people, async (house) => {
    const { seated, broken } = await house.play(crowdFor(1, people, seats))
    expect(seated).toBeGreaterThan(seats)
    expect(broken.some((sentence) => sentence.startsWith('I'))).toBe(true)
  }, controls.racy), 60_000)

test('negative control: seats taken in a transaction stay empty while people are sent away with nothing', () =>
  inAHouse(people, async (house) => {
    const { seated, undecided } = await house.play(crowdFor(1, people, seats))
    expect(seated).toBeLessThan(seats)
    expect(undecided.length).toBeGreaterThan(people / 2)
  }, controls.transaction), 60_000)
