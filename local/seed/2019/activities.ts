/** What the union did in 2019, as its own summary tells: each activity planned, approved, signed up for, attended. */
import type { ActivityKind } from '@/types/activityNames'
import type { ActionInput } from '@/types/actions'
import { DAY_MS, HOUR_MS, startOfDay } from '@/types/calendar'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { members } from '../people'
import type { Stage } from '../stage'

export interface Held {
  readonly title: string
  readonly kind: ActivityKind
  readonly day: string
  readonly hour: number
  readonly place: string
  readonly text: string
  readonly organiser: string
  /** How many were there, and how many signed up and stayed away. */
  readonly came: number
  readonly absent?: number
  readonly guests?: number
}

const MONTHS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'] as const
const monthDay = (index: number, day: string) => `2019-${String(index + 1).padStart(2, '0')}-${day}`

const flags: readonly Held[] = MONTHS.map((month, index) => ({
  title: `${month}月升旗仪式`, kind: 'flag', day: monthDay(index, '02'), hour: 8, place: '办公楼前广场', text: '升国旗、奏唱国歌，国旗下讲话。请着工装，提前十分钟到场。',
  organiser: '何丽娟', came: 16 + (index % 4), absent: index % 3,
}))

const birthdays: readonly Held[] = MONTHS.map((month, index) => ({
  title: `${month}月员工生日会`, kind: 'birthday', day: monthDay(index, '20'), hour: 16, place: '职工之家活动室', text: '当月过生日的工友一起切蛋糕、唱支歌。', organiser: '李晓梅', came: 6 + (index % 3), absent: index % 2,
}))

const others: readonly Held[] = [
  { title: '一线职工座谈会', kind: 'forum', day: '2019-03-28', hour: 15, place: '综合楼三楼会议室', text: '与分管领导面对面，为公司发展献谋划策。', organiser: '黄志文', came: 12 },
  { title: '税企读书班', kind: 'reading', day: '2019-04-23', hour: 15, place: '职工书屋', text: '与税务局的同志一起读书、谈心得。', organiser: '何丽娟', came: 14 },
  { title: '工会干部拓展活动', kind: 'training', day: '2019-05-17', hour: 9, place: '高新区拓展基地', text: '与高新区工会联合举办，提高代表履职尽责能力。', organiser: '周国栋', came: 18 },
  { title: '家属走进企业', kind: 'family', day: '2019-06-01', hour: 9, place: '中控室参观走廊', text: '带家人看看我们工作的地方。', organiser: '梁玉兰', came: 15, guests: 2 },
  { title: '安全知识竞赛', kind: 'quiz', day: '2019-06-20', hour: 15, place: '综合楼报告厅', text: '必答、抢答、风险题三轮，每班组三人。', organiser: '邓永康', came: 24 },
  { title: '班组建设技能大比武', kind: 'contest', day: '2019-07-12', hour: 9, place: '生产一部培训场', text: '流程图默画、隐患排查、应急处置三项。', organiser: '陈志强', came: 52, absent: 3 },
  { title: '庆厂庆文艺汇演', kind: 'festival', day: '2019-08-18', hour: 18, place: '职工俱乐部', text: '自编自演，庆祝建厂。', organiser: '陈志强', came: 28 },
  { title: '迎中秋游园会', kind: 'festival', day: '2019-09-12', hour: 16, place: '厂区中心花园', text: '猜灯谜、套圈、投壶。', organiser: '陈志强', came: 24, guests: 1 },
  { title: '倒班职工座谈会', kind: 'forum', day: '2019-10-25', hour: 15, place: '综合楼三楼会议室', text: '倒班安排、食堂夜宵、更衣室改造。', organiser: '黄志文', came: 11, absent: 1 },
  { title: '消防大比武', kind: 'contest', day: '2019-11-09', hour: 9, place: '消防训练场', text: '佩戴空呼、水带连接、灭火器实操。', organiser: '邓永康', came: 47, absent: 2 },
  { title: '工会民主生活会', kind: 'democracy', day: '2019-12-10', hour: 15, place: '综合楼二楼会议室', text: '开展批评和自我批评，听取职工意见。', organiser: '黄志文', came: 16 },
]

export const held: readonly Held[] = [...flags, ...birthdays, ...others].sort((a, b) => (a.day < b.day ? -1 : 1))

const BUDGET_FEN_A_HEAD = 2_000
const AT_ONCE = 8
/** The union's settings begin with the year. */
const FIRST_MORNING = startOfDay('2019-01-01').getTime() + 9 * HOUR_MS

function planOf({ title, kind, day, hour, place, text, came, absent = 0, guests = 0 }: Held): ActionInput<'activity.saveDraft'>['plan'] {
  const begins = startOfDay(day).getTime() + hour * HOUR_MS
  const iso = (instant: number) => new Date(instant).toISOString()
  const capacity = (came + absent) * (1 + guests)
  return {
    title, kind, text, place, coverFileId: null, startsAt: iso(begins), endsAt: iso(begins + 2 * HOUR_MS), signUpOpensAt: iso(begins - 9 * DAY_MS), signUpClosesAt: iso(begins - 2 * HOUR_MS),
    membersOnly: false, poolBy: 'none', pools: [{ key: 'p0', name: '全体', capacity }], maxGuests: guests, questions: [], maxLine: 0, ways: ['tickOff', 'doorCode'], namesVisible: true,
    budgetFen: capacity * BUDGET_FEN_A_HEAD, payer: 'union', inWorkingHours: false, employerConsent: false, repeats: null,
  }
}

/** In parallel, a few at a time. */
async function each<Item>(items: readonly Item[], act: (item: Item) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < items.length; from += AT_ONCE) await Promise.all(items.slice(from, from + AT_ONCE).map(act))
}

const people = members.filter(({ openid }) => openid !== null)

/** Other people every time, in turn. */
function goersOf({ came, absent = 0 }: Held, turn: number): Member[] {
  return Array.from({ length: came + absent }, (_, index) => people[(turn * 7 + index) % people.length] as Member)
}

async function play(stage: Stage, activity: Held, turn: number): Promise<void> {
  const begins = startOfDay(activity.day).getTime() + activity.hour * HOUR_MS
  const officer = stage.as(activity.organiser)
  const goers = goersOf(activity, turn)
  const planned = Math.max(begins - 8 * DAY_MS, FIRST_MORNING)
  const activityId = await stage.at(new Date(planned), async () => {
    const draft = await officer.does('activity.saveDraft', { plan: planOf(activity) })
    await officer.does('activity.submit', { activityId: draft.activityId })
    await stage.as('吴建明').does('activity.decide', { activityId: draft.activityId, verdict: 'approve', note: '' })
    await each(goers, (member) => stage.asMember(member).does('activity.signUp', { activityId: draft.activityId, guests: activity.guests ?? 0, answers: {} }))
    return draft.activityId
  })
  await stage.at(new Date(begins - 60_000), async () => {
    await officer.does('activity.start', { activityId })
    const entries = goers.slice(0, activity.came).map(({ _id }) => ({ memberId: _id, at: new Date(begins - 60_000).toISOString() }))
    for (let from = 0; from < entries.length; from += 50) await officer.does('activity.uploadCheckIns', { activityId, way: 'tickOff', entries: entries.slice(from, from + 50) })
  })
  await stage.at(new Date(begins + 3 * HOUR_MS), async () => {
    await officer.does('activity.finish', { activityId })
    await officer.does('activity.archive', { activityId, spentFen: activity.came * 1_500, awards: '', note: '', photoFileIds: [] })
  })
}

export async function playActivities2019(stage: Stage): Promise<void> {
  for (const [turn, activity] of held.entries()) await play(stage, activity, turn)
}
