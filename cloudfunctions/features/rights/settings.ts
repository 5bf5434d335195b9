/** What lights are judged by on a day: settings, and the standards of the posts concerned. */
import { db } from '@/cloudfunctions/kit/db'
import type { RightsStandard } from '@/cloudfunctions/kit/documents/rights'
import { oneOf } from '@/cloudfunctions/kit/filter'
import { digestOf } from '@/cloudfunctions/kit/ids'
import { clauseOf, policiesOn } from '@/cloudfunctions/kit/policies'
import type { RightsArea } from '@/types/rightsNames'
import type { RightsSettings } from './clockRules'

const keys = {
  firstMonths: 'rights.contract.firstMonths',
  deemedMonths: 'rights.contract.deemedMonths',
  firstRemindDays: 'rights.contract.firstRemindDays',
  secondRemindDays: 'rights.contract.secondRemindDays',
  openTerms: 'rights.contract.openTerms',
  openMonths: 'rights.contract.openMonths',
  equipmentSoonDays: 'rights.equipment.soonDays',
  checkupSoonDays: 'rights.checkup.soonDays',
  yearlyMonths: 'rights.checkup.yearlyMonths',
  womenMonths: 'rights.checkup.womenMonths',
  beforeDays: 'rights.checkup.beforeDays',
  leavingDays: 'rights.checkup.leavingDays',
  leavingTaskDays: 'rights.checkup.leavingTaskDays',
  leaverDays: 'rights.checkup.leaverDays',
  lawMonths: 'rights.contract.lawMonths',
  longServiceMonths: 'rights.contract.longServiceMonths',
  nearRetirementMonths: 'rights.contract.nearRetirementMonths',
  toldDays: 'rights.checkup.toldDays',
} as const satisfies Record<keyof RightsSettings, string>

type Name = keyof RightsSettings
const names = Object.keys(keys) as Name[]

/** How the rules are called on the screen, by area. */
const shown: Record<RightsArea, ReadonlyArray<readonly [Name, string]>> = {
  contract: [['firstMonths', '书面合同'], ['openTerms', '连续固定期限'], ['openMonths', '连续工作'], ['firstRemindDays', '到期第一次提醒'], ['secondRemindDays', '到期第二次提醒']],
  equipment: [['equipmentSoonDays', '到期前提醒']],
  checkup: [['yearlyMonths', '年度体检'], ['womenMonths', '女职工检查'], ['checkupSoonDays', '到期前提醒'], ['leavingDays', '可代替离岗检查']],
}

const MOST = 1000
/** Another one when the clocks themselves say something else: every file is judged anew on the day after. */
const RULES = 2

export interface Basis {
  readonly settings: RightsSettings
  readonly standards: readonly RightsStandard[]
  /** Changes when the settings do. */
  readonly digest: string
  clausesOf(area: RightsArea): Array<{ name: string; clause: ReturnType<typeof clauseOf> }>
}

/** Two calls, however many people are judged by it. */
export async function basisFor(posts: readonly string[], today: string): Promise<Basis> {
  const [policies, standards] = await Promise.all([
    policiesOn(today, ...Object.values(keys)),
    db.rightsStandards.find({ post: oneOf([...new Set(['', ...posts])]) }, { order: [['post', 1], ['listKey', 1]], limit: MOST }),
  ])
  const settings = Object.fromEntries(names.map((name) => [name, policies[keys[name]].value])) as unknown as RightsSettings
  return {
    settings, standards, digest: digestOf({ ...settings, rules: RULES }),
    clausesOf: (area) => shown[area].map(([name, title]) => ({ name: title, clause: clauseOf(policies[keys[name]]) })),
  }
}

/** Of this post, and of every post; one written for the post stands before the general one for the same thing. */
export function standardsOf(standards: readonly RightsStandard[], post: string): RightsStandard[] {
  const own = standards.filter((standard) => standard.post === post)
  return [...own, ...standards.filter((standard) => standard.post === '' && post !== '' && !own.some(({ kind, item }) => kind === standard.kind && item === standard.item))]
}
