/**
 * T16: clients who reserve, pay and give back at random, from eight funds at once, while database calls
 * fail; every one insists until it has an answer. Somebody else reads the funds all the time.
 */
import type { Fund, FundEntry } from '@/cloudfunctions/kit/documents/fund'
import { fundSources, type FundSource } from '@/types/fundNames'
import type { BankCall } from '@/local/testing/bank'
import { aFund, brokenBalance, brokenLedger } from '@/local/testing/funds'
import type { TestCloud } from '@/local/testing/startCloud'
import { randomFrom } from './random'

export interface BankSize {
  readonly clients: number
  /** Acts of each client. */
  readonly acts: number
  readonly openingFen: number
  /** The largest single reserve. */
  readonly mostFen: number
  readonly seed: number
  /** Share of database calls that fail. */
  readonly faultRate: number
}

export interface BankResult {
  readonly done: Readonly<Record<'reserve' | 'post' | 'void', number>>
  readonly short: number
  readonly reads: number
  readonly faults: number
  readonly undecided: number
  /** What was wrong, in words; empty when all holds. */
  readonly broken: readonly string[]
}

const FUNDS = 8
const TRIES = 40

const eightFunds = (openingFen: number): Fund[] => {
  const sources = Object.keys(fundSources) as FundSource[]
  return ['2026', '2027'].flatMap((year) => sources.map((source) => aFund({ year, source, openingFen }))).slice(0, FUNDS)
}

interface Held {
  readonly fundId: string
  readonly id: string
  readonly fen: number
}

/** What clients know to be done; the ledger must say the same. */
interface Books {
  readonly paid: Map<string, number>
  readonly held: Map<string, number>
}

export async function runBank(cloud: TestCloud, { clients, acts, openingFen, mostFen, seed, faultRate }: BankSize): Promise<BankResult> {
  const funds = eightFunds(openingFen)
  await cloud.load('funds', funds)
  const done = { reserve: 0, post: 0, void: 0 }
  const books: Books = { paid: new Map(), held: new Map() }
  const broken: string[] = []
  const count = { short: 0, undecided: 0, reads: 0 }
  const add = (book: Map<string, number>, fundId: string, fen: number) => void book.set(fundId, (book.get(fundId) ?? 0) + fen)

  const insist = async (call: BankCall): Promise<string | null> => {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const reply = await cloud.call('bank', call, 'bank').catch(() => null)
      if (!reply || !('result' in reply)) continue
      const { code } = reply.result as { code: string | null }
      if (code !== 'CHANGED_MEANWHILE') return code
    }
    count.undecided += 1
    return 'UNDECIDED'
  }

  const client = async (number: number) => {
    const random = randomFrom(seed * 1000 + number)
    const held: Held[] = []
    for (let act = 0; act < acts; act += 1) {
      const mine = random(3) > 0 ? held.shift() : undefined
      if (mine) {
        const { fundId, id, fen } = mine
        const action = random(2) === 0 ? 'post' : 'void'
        const amountFen = action === 'post' && random(3) === 0 ? 1 + random(fen) : fen
        if ((await insist({ action, fundId, id, amountFen })) !== null) broken.push(`${action} of a held reserve was refused`)
        done[action] += 1
        add(books.held, fundId, -fen)
        if (action === 'post') add(books.paid, fundId, amountFen)
        continue
      }
      const { _id: fundId } = funds[random(FUNDS)] as Fund
      const call = { action: 'reserve', fundId, id: `c${number}-${act}`, amountFen: 1 + random(mostFen) } as const
      const code = await insist(call)
      if (code === null) {
        done.reserve += 1
        add(books.held, fundId, call.amountFen)
        held.push({ fundId, id: call.id, fen: call.amountFen })
      } else if (code === 'FUND_SHORT') count.short += 1
      else broken.push(`a reserve was refused: ${code}`)
    }
  }

  let isOver = false
  const reader = async () => {
    while (!isOver) {
      const seen = await cloud.dump<Fund>('funds')
      count.reads += 1
      broken.push(...seen.flatMap(brokenBalance))
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }
  const mover = async () => {
    while (!isOver) {
      await cloud.call('bank', { action: 'move' }, 'bank').catch(() => null)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  if (faultRate > 0) cloud.faults.seed({ seed, rate: faultRate, delayMs: 5 })
  const others = [reader(), mover()]
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)))
  isOver = true
  await Promise.all(others)
  cloud.faults.clear()
  broken.push(...(await atTheEnd(cloud, books)))
  return { done, ...count, faults: cloud.faults.struck().length, broken: [...new Set(broken)] }
}

/** Everything moved to the ledger, the ledger adds up, and it says what the clients were told. */
async function atTheEnd(cloud: TestCloud, { paid, held }: Books): Promise<string[]> {
  await cloud.call('bank', { action: 'move' }, 'bank')
  const funds = await cloud.dump<Fund>('funds')
  const entries = await cloud.dump<FundEntry>('fundEntries')
  return funds.flatMap((fund) => [
    ...brokenLedger(fund, entries.filter(({ fundId }) => fundId === fund._id)),
    ...(fund.unmoved > 0 ? [`${fund.unmoved} lines did not move`] : []),
    ...(fund.paidFen !== (paid.get(fund._id) ?? 0) ? [`I21 paid ${fund.paidFen}, clients were told ${paid.get(fund._id) ?? 0}`] : []),
    ...(fund.reservedFen !== (held.get(fund._id) ?? 0) ? [`I20 reserved ${fund.reservedFen}, clients hold ${held.get(fund._id) ?? 0}`] : []),
  ])
}
