/** T12: what was written by an earlier version is still read and decided on; an old client still understands every reply. */
import { statSync } from 'node:fs'
import path from 'node:path'
import { brokenFor, folder, read, versions } from './upgrade/fixture'
import { lostIn, shapeOf } from './upgrade/shape'

/** On a loaded machine; some seconds on a quiet one. */
const PATIENCE_MS = 120_000

test.each(versions())('the data of %s is read, decided on, and answered as its client expects', async (version) => {
  expect(await brokenFor(read(version))).toEqual([])
  expect(statSync(path.join(folder, `${version}.json.gz`)).size).toBeLessThan(300 * 1024)
}, PATIENCE_MS)

test('negative control: data that lacks what the functions need is noticed, and so is a field that is gone from a reply', async () => {
  const fixture = read(versions()[0] ?? '')
  const withoutPools = (fixture.data.activities ?? []).map(({ pools: _pools, ...activity }: { _id: string; pools?: unknown }) => activity)
  const broken = await brokenFor({ ...fixture, data: { ...fixture.data, activities: withoutPools } })
  expect(broken.some((sentence) => sentence.includes('activity.get'))).toBe(true)
  expect(lostIn(shapeOf({ items: [{ title: '', places: 1 }] }), shapeOf({ items: [{ title: 5 }] }))).toEqual(['.items[].title: was "string", is "number"', '.items[].places is gone'])
}, PATIENCE_MS)
