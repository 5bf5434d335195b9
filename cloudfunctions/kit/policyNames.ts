/**
 * What people call a setting, and whose it is. Most rows of `defaultPolicies` begin their source with the
 * name (`受理时限：…`); the others are named here.
 */
import type { Portfolio } from '@/types/roles'
import { defaultPolicies } from './defaultPolicies'

/** Nouns that have settings: their name, and the committee member who may propose a change. */
export const policyNouns: Readonly<Record<string, { readonly name: string; readonly portfolio: Portfolio }>> = {
  activity: { name: '文体活动', portfolio: 'culture' },
  message: { name: '消息', portfolio: 'publicity' },
  suggestion: { name: '合理化建议', portfolio: 'democracy' },
  birthday: { name: '生日祝福', portfolio: 'welfare' },
  handout: { name: '慰问品与专项关爱', portfolio: 'welfare' },
  aid: { name: '困难帮扶', portfolio: 'welfare' },
  visit: { name: '走访慰问', portfolio: 'welfare' },
  proposal: { name: '职代会提案', portfolio: 'democracy' },
  improvement: { name: '五小活动', portfolio: 'democracy' },
  contest: { name: '劳动和技能竞赛', portfolio: 'safety' },
  mentor: { name: '师带徒', portfolio: 'organisation' },
  training: { name: '技能培训', portfolio: 'organisation' },
  rights: { name: '权益督导', portfolio: 'legal' },
  employment: { name: '劳动合同', portfolio: 'legal' },
  people: { name: '花名册', portfolio: 'organisation' },
  privacy: { name: '个人信息权利', portfolio: 'legal' },
  retention: { name: '资料保存期限', portfolio: 'legal' },
  survey: { name: '测评与问卷', portfolio: 'democracy' },
}

export const nounOf = (key: string) => key.split('.')[0] ?? key

const gradeNames: Readonly<Record<string, string>> = Object.fromEntries(
  ['一', '二', '三', '四', '五'].flatMap((grade, index) => [
    [`suggestion.grade${index + 1}.from`, `${grade}等奖的年创造价值起点`],
    [`suggestion.grade${index + 1}.min`, `${grade}等奖奖金下限`],
    [`suggestion.grade${index + 1}.max`, `${grade}等奖奖金上限`],
  ]),
)

const names: Readonly<Record<string, string>> = {
  ...gradeNames,
  'suggestion.points.technique': '技术水平满分',
  'suggestion.points.benefit': '经济效益满分',
  'suggestion.points.scope': '应用范围满分',
  'suggestion.points.practicality': '实用性满分',
  'aid.publicityDays': '公示天数',
  'aid.dibao.urban': '城镇低保标准（每人每月）',
  'aid.dibao.rural': '农村低保标准（每人每月）',
  'aid.assessmentMonths': '影响评估报告的有效期',
  'aid.ceiling.living.deep': '深度困难生活救助每户每年上限（月低保的倍数）',
  'aid.ceiling.living.other': '相对困难和意外致困生活救助每户每年上限（月低保的倍数）',
  'aid.ceiling.study.higher': '助学救助每名大专及以上学生每年上限（月低保的倍数）',
  'aid.ceiling.study.senior': '助学救助每名高中、中职学生每年上限（月低保的倍数）',
  'handout.birthday.yearFen': '生日慰问每人每年上限',
  'handout.birthday.times': '生日慰问每人每年次数',
  'handout.festival.yearFen': '节日慰问每人每年上限',
  'handout.festival.incomeShare': '节日慰问品占当年经费收入的提醒线',
  'handout.warmth.onceFen': '送温暖每次上限',
  'handout.warmth.yearFen': '送温暖每人每年上限',
  'handout.coolness.yearFen': '送清凉每人每年上限',
  'handout.schooling.higherMultiple': '金秋助学高等教育上限（月低保的倍数）',
  'handout.schooling.seniorMultiple': '金秋助学高中、中职上限（月低保的倍数）',
  'handout.schooling.times': '金秋助学每年次数',
  'handout.illness.yearFen': '大病救助每人每年上限',
  'handout.women.yearFen': '女职工关爱每人每年上限',
  'handout.disabled.yearFen': '残障职工关爱每人每年上限',
  'handout.poor.yearFen': '贫困职工关爱每人每年上限',
}

const LONGEST = 24

/** The words before the colon of a source, when they are a name. */
function spokenIn(source: string): string | null {
  const [head = '', ...rest] = source.split('：')
  return rest.length > 0 && head.length <= LONGEST && !head.startsWith('《') ? head : null
}

const named = new Map(defaultPolicies.map(({ key, source }) => [key, names[key] ?? spokenIn(source)] as const))

/** Every setting the product knows, in the order of its noun. */
export const policyKeys: readonly string[] = defaultPolicies.map(({ key }) => key)

/** The name of a setting; null where none was given. */
export const policyNameOf = (key: string) => named.get(key) ?? names[key] ?? null

/** A source without the name in front, for places that show the name already. */
export function sourceAlone(key: string, source: string): string {
  const head = spokenIn(source)
  return head !== null && (head === policyNameOf(key) || key in names) ? source.slice(head.length + 1) : source
}
