/** A year of activities: past ones counted and archived, one running today, some open, one full with a line. */
import type { ActivityKind } from '@/types/activity'
import type { ActionInput } from '@/types/actions'
import { dayOf, DAY_MS, HOUR_MS, startOfDay } from '@/types/calendar'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { members } from './people'
import type { Stage } from './stage'

type Plan = ActionInput<'activity.saveDraft'>['plan']

interface Scene {
  readonly title: string
  readonly kind: ActivityKind
  readonly text: string
  readonly place: string
  /** Days from today, and the hour of the day in the union's zone. */
  readonly inDays: number
  readonly hour: number
  readonly lasts?: number
  readonly capacity: number
  readonly organiser: string
  readonly more?: Partial<Plan>
}

const BUDGET_FEN_A_HEAD = 3_000

function planOf(stage: Stage, scene: Scene): Plan {
  const begins = startOfDay(dayOf(new Date(stage.today + scene.inDays * DAY_MS))).getTime() + scene.hour * HOUR_MS
  const iso = (instant: number) => new Date(instant).toISOString()
  return {
    title: scene.title,
    kind: scene.kind,
    text: scene.text,
    coverFileId: null,
    place: scene.place,
    startsAt: iso(begins),
    endsAt: iso(begins + (scene.lasts ?? 2) * HOUR_MS),
    signUpOpensAt: iso(begins - 45 * DAY_MS),
    signUpClosesAt: iso(begins - 2 * HOUR_MS),
    membersOnly: false,
    poolBy: 'none',
    pools: [{ key: 'p0', name: '全体', capacity: scene.capacity }],
    maxGuests: 0,
    questions: [],
    maxLine: 20,
    ways: ['doorCode', 'personCode', 'tickOff'],
    namesVisible: true,
    budgetFen: scene.capacity * BUDGET_FEN_A_HEAD,
    payer: 'union',
    inWorkingHours: false,
    employerConsent: false,
    repeats: null,
    ...scene.more,
  }
}

async function draft(stage: Stage, scene: Scene) {
  return stage.as(scene.organiser).does('activity.saveDraft', { plan: planOf(stage, scene) })
}

async function submitted(stage: Stage, scene: Scene): Promise<string> {
  const { activityId } = await draft(stage, scene)
  await stage.as(scene.organiser).does('activity.submit', { activityId })
  return activityId
}

async function published(stage: Stage, scene: Scene): Promise<string> {
  const activityId = await submitted(stage, scene)
  await stage.as('吴建明').does('activity.decide', { activityId, verdict: 'approve', note: '' })
  return activityId
}

const people = members.filter(({ openid }) => openid !== null)

async function signUp(stage: Stage, activityId: string, who: readonly Member[], wish: Partial<ActionInput<'activity.signUp'>> = {}): Promise<void> {
  for (const member of who) await stage.asMember(member).does('activity.signUp', { activityId, guests: 0, answers: {}, ...wish })
}

const past: readonly Scene[] = [
  {
    title: '九月升旗仪式', kind: 'flag', place: '办公楼前广场', inDays: -81, hour: 8, lasts: 1, capacity: 60, organiser: '何丽娟',
    text: '升国旗、奏唱国歌，国旗下讲话由生产一部叶建华主讲。请着工装，提前十分钟到场。',
  },
  {
    title: '国庆职工拔河赛', kind: 'culture', place: '厂区篮球场', inDays: -50, hour: 16, capacity: 40, organiser: '陈志强',
    text: '以班组为单位，每队八人。赛后合影，凉茶管够。',
  },
  {
    title: '十一月升旗仪式', kind: 'flag', place: '办公楼前广场', inDays: -20, hour: 8, lasts: 1, capacity: 60, organiser: '何丽娟',
    text: '升国旗、奏唱国歌，表彰十月安全标兵。请着工装，提前十分钟到场。',
  },
  {
    title: '消防技能比武', kind: 'contest', place: '消防训练场', inDays: -12, hour: 15, lasts: 3, capacity: 30, organiser: '邓永康',
    text: '佩戴空呼、两盘水带连接、灭火器实操三项，计个人和班组成绩。',
  },
]

async function playPast(stage: Stage, scene: Scene, share: number): Promise<void> {
  const begins = new Date(planOf(stage, scene).startsAt as string).getTime()
  const goers = people.filter((_member, index) => (index + scene.title.length) % 10 < share).slice(0, scene.capacity)
  const activityId = await stage.at(new Date(begins - 10 * DAY_MS), () => published(stage, scene))
  await stage.at(new Date(begins - 6 * DAY_MS), () => signUp(stage, activityId, goers))
  const officer = stage.as(scene.organiser)
  await stage.at(new Date(begins - 10 * 60_000), async () => {
    await officer.does('activity.start', { activityId })
    const came = goers.filter((_member, index) => index % 9 !== 8)
    const entries = came.map(({ _id }) => ({ memberId: _id, at: new Date(begins - 5 * 60_000).toISOString() }))
    for (let from = 0; from < entries.length; from += 50) {
      await officer.does('activity.uploadCheckIns', { activityId, way: 'tickOff', entries: entries.slice(from, from + 50) })
    }
  })
  await stage.at(new Date(begins + 3 * HOUR_MS), () => officer.does('activity.finish', { activityId }))
  await stage.at(new Date(begins + 2 * DAY_MS), () =>
    officer.does('activity.archive', { activityId, spentFen: goers.length * 2_400, awards: '', note: '', photoFileIds: [] }),
  )
  await stage.tick(new Date(begins + 2 * DAY_MS))
}

const coming: readonly Scene[] = [
  {
    title: '月度升旗仪式', kind: 'flag', place: '办公楼前广场', inDays: 9, hour: 8, lasts: 1, capacity: 60, organiser: '何丽娟',
    text: '每月一日升国旗、奏唱国歌，请着工装，提前十分钟到场。',
    more: { repeats: { dayOfMonth: 1, until: '2027-06' }, maxLine: 0 },
  },
  {
    title: '冬季趣味运动会', kind: 'culture', place: '厂区篮球场', inDays: 13, hour: 15, lasts: 3, capacity: 48, organiser: '陈志强',
    text: '跳绳、踢毽、运球接力、三人四足。按班次编组，四个班各十二席。请穿运动鞋，带好水杯；参加就有一条毛巾作纪念。',
    more: {
      poolBy: 'choice',
      pools: ['甲班', '乙班', '丙班', '丁班'].map((name, index) => ({ key: `p${index}`, name, capacity: 12 })),
      questions: [{ key: 'q0', label: '运动服尺码', options: ['M', 'L', 'XL', 'XXL'], required: true }],
    },
  },
  {
    title: '家属开放日', kind: 'family', place: '职工之家 · 中控室参观走廊', inDays: 20, hour: 9, lasts: 4, capacity: 80, organiser: '梁玉兰',
    text: '带家人看看我们工作的地方：参观中控室、安全体验馆，亲子手工，一起吃一顿职工食堂。入厂须穿长袖长裤、平底鞋。',
    more: { maxGuests: 3 },
  },
  {
    title: '新员工读书班', kind: 'reading', place: '职工书屋', inDays: 6, hour: 19, lasts: 2, capacity: 15, organiser: '何丽娟',
    text: '共读《了不起的工匠》，每人准备三分钟分享。备有茶点。',
  },
]

/** Twelve seats at a table with the general manager, sixteen people who want one. */
const forum: Scene = {
  title: '一线职工座谈会', kind: 'forum', place: '综合楼三楼会议室', inDays: 4, hour: 15, lasts: 2, capacity: 12, organiser: '黄志文',
  text: '与分管领导面对面：倒班安排、食堂夜宵、更衣室改造。请提前想好要说的话，会后十个工作日内逐条答复。',
  more: { inWorkingHours: true, employerConsent: true, budgetFen: 20_000 },
}

const monthNames = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']

/**
 * Its door is open at whatever hour the demonstration is begun, so that it can be tried; what stands on the paper are hours
 * at which people meet. Before eight the door is open early, after eight in the evening the party goes on until midnight.
 */
export function partyOf(today: Date): Scene {
  const now = Math.floor((today.getTime() - startOfDay(dayOf(today)).getTime()) / HOUR_MS)
  const [hour, until] = now >= 20 ? [19, 23.75] : [Math.max(now, 8), 21]
  const month = monthNames[Number(dayOf(today).slice(5, 7)) - 1] ?? ''
  return {
    title: `${month}月员工生日会`, kind: 'birthday', place: '职工之家活动室', inDays: 0, hour, lasts: until - hour, capacity: 30, organiser: '李晓梅',
    text: `${month}月过生日的工友，切蛋糕、唱支歌。倒班的同事随到随签，蛋糕给您留着。`,
  }
}

async function playToday(stage: Stage): Promise<void> {
  const today = partyOf(new Date(stage.today))
  const activityId = await stage.at(new Date(stage.today - 8 * DAY_MS), () => published(stage, today))
  const guests = people.filter((member, index) => index % 4 === 0 || member.name === '张伟')
  await stage.at(new Date(stage.today - 3 * DAY_MS), () => signUp(stage, activityId, guests))
  await stage.as('李晓梅').does('activity.start', { activityId })
  const early = guests.slice(0, 5).map(({ _id }) => ({ memberId: _id, at: new Date(stage.today).toISOString() }))
  await stage.as('李晓梅').does('activity.uploadCheckIns', { activityId, way: 'tickOff', entries: early })
}

export async function playActivities(stage: Stage): Promise<void> {
  for (const [index, scene] of past.entries()) await playPast(stage, scene, 6 + (index % 3))
  await playToday(stage)
  const [flag, games, family, reading] = await Promise.all(coming.map((scene) => published(stage, scene)))
  await signUp(stage, flag as string, people.slice(3, 30))
  for (const [index, member] of people.slice(20, 58).entries()) {
    const poolKey = `p${index % 4}`
    await stage.asMember(member).does('activity.signUp', { activityId: games as string, poolKey, guests: 0, answers: { q0: ['M', 'L', 'XL'][index % 3] as string } })
  }
  await signUp(stage, family as string, people.slice(24, 36), { guests: 2 })
  await signUp(stage, reading as string, people.slice(40, 48))
  const forumId = await published(stage, forum)
  await signUp(stage, forumId, people.slice(21, 37).filter(({ name }) => name !== '张伟'))
  await submitted(stage, {
    title: '元旦迎新游园会', kind: 'festival', place: '厂区中心花园', inDays: 39, hour: 14, lasts: 4, capacity: 200, organiser: '陈志强',
    text: '猜灯谜、套圈、投壶、写春联，集齐五个印章换一份新年小礼。', more: { maxGuests: 4 },
  })
  await draft(stage, {
    title: '班组安全知识竞赛', kind: 'quiz', place: '综合楼报告厅', inDays: 46, hour: 15, lasts: 2, capacity: 60, organiser: '陈志强',
    text: '必答、抢答、风险题三轮，每班组三人。',
  })
}
