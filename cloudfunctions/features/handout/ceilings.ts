/** The ceilings of a kind: which rules of the day speak of it, and what they allow one person in a year. */
import type { Handout } from '@/cloudfunctions/kit/documents/handout'
import type { Policy } from '@/cloudfunctions/kit/documents/policy'
import type { Limit } from '@/cloudfunctions/kit/allowance'
import { clauseOf, policiesOn } from '@/cloudfunctions/kit/policies'
import { refuse } from '@/cloudfunctions/kit/refuse'
import type { HandoutKind, SchoolStage } from '@/types/handoutNames'

/** The region's 低保 line per person and month; without it 金秋助学 has no ceiling and cannot be planned. */
const DIBAO = 'aid.dibao.urban'

interface Ceiling {
  readonly name: string
  readonly key: string
  readonly part: 'year' | 'once' | 'times' | 'share' | 'multiple' | 'line'
}

const yearly = (kind: HandoutKind): Ceiling => ({ name: '每人每年上限', key: `handout.${kind}.yearFen`, part: 'year' })

const ceilings: Readonly<Record<HandoutKind, readonly Ceiling[]>> = {
  birthday: [yearly('birthday'), { name: '每人每年次数', key: 'handout.birthday.times', part: 'times' }],
  festival: [yearly('festival'), { name: '总额提醒线', key: 'handout.festival.incomeShare', part: 'share' }],
  warmth: [{ name: '每次上限', key: 'handout.warmth.onceFen', part: 'once' }, yearly('warmth')],
  coolness: [yearly('coolness')],
  schooling: [{ name: '每年次数', key: 'handout.schooling.times', part: 'times' }, { name: '当地月低保标准', key: DIBAO, part: 'line' }],
  illness: [yearly('illness')],
  women: [yearly('women')],
  disabled: [yearly('disabled')],
  poor: [yearly('poor')],
}

const stageCeilings: Readonly<Record<SchoolStage, Ceiling>> = {
  higher: { name: '高等教育倍数', key: 'aid.ceiling.study.higher', part: 'multiple' },
  senior: { name: '高中或中职倍数', key: 'aid.ceiling.study.senior', part: 'multiple' },
}

/** Nothing stands in the way: more than any plan has. */
const OPEN = 1_000_000_000

export interface Judged extends Limit {
  readonly onceFen: number
  readonly clauses: Handout['clauses']
  readonly incomeShare: number | null
}

/** One call. Refuses SETTING_MISSING when the union has not entered one of them. */
export async function ceilingsOf(kind: HandoutKind, stage: SchoolStage | null, day: string): Promise<Judged> {
  const asked = [...ceilings[kind], ...(kind === 'schooling' ? [stageCeilings[stage ?? 'higher']] : [])]
  const rows = await policiesOn(day, ...asked.map(({ key }) => key))
  const row = ({ key }: Ceiling): Policy => rows[key] ?? refuse('SETTING_MISSING', key)
  const value = (part: Ceiling['part']) => {
    const found = asked.find((one) => one.part === part)
    return found ? row(found).value : null
  }
  const line = value('line')
  const reckoned = line === null ? null : line * (value('multiple') ?? 0)
  const fen = value('year') ?? reckoned ?? OPEN
  return {
    fen,
    times: value('times') ?? OPEN,
    onceFen: value('once') ?? fen,
    incomeShare: value('share'),
    clauses: asked.map((one) => ({ name: one.name, clause: clauseOf(row(one)) })),
  }
}
