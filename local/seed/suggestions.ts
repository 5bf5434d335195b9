/** A season of suggestions: in every state, by people with names, the older ones with their whole story. */
import { samples } from '@/cloudfunctions/features/suggestion/fixtures/suggestions'
import type { ActionInput } from '@/types/actions'
import { addDays, DAY_MS, dayOf } from '@/types/calendar'
import type { SuggestionCategory, SuggestionStatus } from '@/types/suggestionNames'
import { personCalled } from './people'
import type { Stage } from './stage'

type Proposal = ActionInput<'suggestion.submit'>

interface Scene {
  readonly by: string
  readonly daysAgo: number
  /** Which of the written samples. */
  readonly sample: number
  readonly category: SuggestionCategory
  readonly effect: string
  readonly to: SuggestionStatus
  readonly more?: Partial<Proposal>
  readonly savesYuan?: number
}

const YUAN = 100

function proposalOf({ sample, category, effect, more }: Scene): Proposal {
  const text = samples[sample]
  if (!text) throw new Error(`there is no sample ${sample}`)
  return {
    title: '', category, problem: text.problem, measure: text.measure, effect, isDone: false, costFen: null, photoFileIds: [], coProposers: [], share: 100, isAnonymous: false, ...more,
  }
}

interface Course {
  readonly stage: Stage
  readonly scene: Scene
  readonly suggestionId: string
}

type Step = readonly [to: SuggestionStatus, after: number, act: (course: Course) => Promise<unknown>]

/** The good line: after how many days each step was taken, and by whom. */
const way: readonly Step[] = [
  ['accepted', 1, ({ stage, suggestionId }) => stage.as('黄志文').does('suggestion.accept', { suggestionId, note: '写得清楚，谢谢' })],
  ['reviewing', 2, ({ stage, suggestionId }) => stage.as('黄志文').does('suggestion.assign', { suggestionId, orgId: 'b-equip', isMajor: false })],
  ['adopted', 8, ({ stage, suggestionId }) => bothSay(stage, suggestionId, '办法可行，投入不大', '同意，先做一处看效果')],
  ['implementing', 11, async ({ stage, scene, suggestionId }) => {
    const begins = stage.today - (scene.daysAgo - 11) * DAY_MS
    const plan = { ownerName: '潘国强', finishOn: addDays(dayOf(new Date(begins)), 21), costFen: 3_000 * YUAN, expectedFen: (scene.savesYuan ?? 0) * 1.2 * YUAN }
    await stage.as('徐涛').does('suggestion.plan', { suggestionId, ...plan })
    await stage.as('马骏').does('suggestion.sign', { suggestionId, verdict: 'agree', reason: '同意，注意施工安全' })
  }],
  ['verifying', 24, ({ stage, suggestionId }) => stage.as('徐涛').does('suggestion.complete', { suggestionId, note: '已按方案做完，现场试用正常' })],
  ['verified', 32, async ({ stage, scene, suggestionId }) => {
    const hasMoney = scene.savesYuan !== undefined
    await stage.as('徐涛').does('suggestion.confirmEffect', { suggestionId, effect: '用了一个多星期，问题没有再出现', hasMoney })
    if (hasMoney) await stage.as('曾敏').does('suggestion.confirmMoney', { suggestionId, confirmedFen: (scene.savesYuan ?? 0) * YUAN, note: '按三季度台账核定' })
  }],
  ['graded', 36, ({ stage, suggestionId }) => stage.as('钟慧').does('suggestion.score', { suggestionId, technique: 22, benefit: 14, scope: 15, practicality: 18, isBorrowed: false, note: '' })],
  ['publicised', 38, ({ stage, suggestionId }) => stage.as('黄志文').does('suggestion.publicise', { suggestionId })],
  ['cleared', 55, ({ stage, scene }) => stage.tick(new Date(stage.today - (scene.daysAgo - 55) * DAY_MS))],
  ['awarded', 56, async ({ stage, scene, suggestionId }) => {
    await stage.as('吴建明').does('suggestion.award', { suggestionId })
    await stage.as('曾敏').does('suggestion.pay', { suggestionId, note: '随当月工资发放' })
    if (!scene.more?.isAnonymous) await stage.as(scene.by).does('suggestion.rate', { suggestionId, stars: 5, text: '没想到真的改了' })
  }],
]

async function bothSay(stage: Stage, suggestionId: string, ofDepartment: string, ofJury: string, verdict: 'adopt' | 'notAdopt' | 'reserve' = 'adopt'): Promise<void> {
  await stage.as('徐涛').does('suggestion.review', { suggestionId, verdict, reason: ofDepartment })
  await stage.as('钟慧').does('suggestion.review', { suggestionId, verdict, reason: ofJury })
}

const dayOfStory = ({ stage, scene }: Course, after: number) => new Date(stage.today - (scene.daysAgo - after) * DAY_MS + after * 60_000)

async function submit(stage: Stage, scene: Scene): Promise<Course> {
  const at = new Date(stage.today - scene.daysAgo * DAY_MS)
  const { suggestionId } = await stage.at(at, () => stage.as(scene.by).does('suggestion.submit', proposalOf(scene)))
  return { stage, scene, suggestionId }
}

/** Along the good line as far as the scene goes. */
async function lead(course: Course, to: SuggestionStatus): Promise<Course> {
  for (const [state, after, act] of to === 'submitted' ? [] : way) {
    await course.stage.at(dayOfStory(course, after), () => act(course))
    if (state === to) break
  }
  return course
}

const mate = (name: string, share: number) => ({ staffNo: personCalled(name).staffNo, name, share })

const scenes: readonly Scene[] = [
  { by: '刘洋', daysAgo: 130, sample: 42, category: 'energy', effect: '浴室不再用蒸汽，一年省下近十二万', to: 'awarded', savesYuan: 118_000, more: { share: 60, coProposers: [mate('潘国强', 40)] } },
  { by: '张伟', daysAgo: 96, sample: 24, category: 'equipment', effect: '机封寿命延长一倍', to: 'awarded', savesYuan: 26_000 },
  { by: '赵丽', daysAgo: 75, sample: 8, category: 'safety', effect: '装车台没有异味，不再滴漏', to: 'awarded' },
  { by: '叶建华', daysAgo: 59, sample: 16, category: 'energy', effect: '减少蒸汽损失', to: 'cleared', savesYuan: 64_000 },
  { by: '冯海生', daysAgo: 40, sample: 46, category: 'safety', effect: '雨排口能在一分钟内切断', to: 'publicised' },
  { by: '潘国强', daysAgo: 37, sample: 36, category: 'safety', effect: '叉车转弯处不再抢道', to: 'graded' },
  { by: '张伟', daysAgo: 33, sample: 22, category: 'process', effect: '取样不再烫伤', to: 'verified', savesYuan: 9_000 },
  { by: '赵丽', daysAgo: 19, sample: 40, category: 'digital', effect: '巡检数据真实', to: 'implementing' },
  { by: '杨帆', daysAgo: 12, sample: 6, category: 'life', effect: '上夜班也有热饭', to: 'adopted' },
  { by: '叶建华', daysAgo: 9, sample: 52, category: 'life', effect: '', to: 'reviewing' },
  { by: '冯海生', daysAgo: 3, sample: 56, category: 'management', effect: '交接不再漏项', to: 'accepted' },
  { by: '张伟', daysAgo: 1, sample: 4, category: 'life', effect: '衣服能晾干', to: 'submitted' },
  // Nobody has touched this one: the timer has told the chair.
  { by: '赵丽', daysAgo: 11, sample: 18, category: 'safety', effect: '包装岗位少吃灰', to: 'submitted' },
  { by: '刘洋', daysAgo: 2, sample: 68, category: 'safety', effect: '', to: 'submitted', more: { isAnonymous: true } },
]

/** Something that happened, and how many days ago it began. */
interface Story {
  readonly daysAgo: number
  readonly play: (stage: Stage) => Promise<unknown>
}

const told = (scene: Scene, rest: (course: Course) => Promise<unknown>): Story => ({
  daysAgo: scene.daysAgo,
  play: async (stage) => rest(await lead(await submit(stage, scene), scene.to)),
})

const officer = '黄志文'
const later = (course: Course, after: number, act: () => Promise<unknown>) => course.stage.at(dayOfStory(course, after), act)

/** Everything that did not simply go its way. */
const turns: readonly Story[] = [
  // The lamps once more: merged into the older one, both proposers are kept.
  told({ by: '叶建华', daysAgo: 26, sample: 15, category: 'safety', effect: '', to: 'submitted' }, async (course) => {
    const { stage, suggestionId } = course
    const { items } = await stage.as(officer).does('suggestion.likeness', { suggestionId })
    const intoId = items[0]?.suggestionId ?? ''
    await later(course, 1, () => stage.as(officer).does('suggestion.merge', { suggestionId, intoId, reason: '与罐区照明是同一件事' }))
  }),
  // Its effect is there; what it is worth waits for finance.
  told({ by: '刘洋', daysAgo: 27, sample: 14, category: 'safety', effect: '夜里看得清液位计', to: 'verifying', savesYuan: 14_000 }, (course) =>
    later(course, 26, () => course.stage.as('徐涛').does('suggestion.confirmEffect', { suggestionId: course.suggestionId, effect: '换灯以后没有再抄错读数，电费每月少一千多', hasMoney: true })),
  ),
  // Refused, questioned once, and taken up after all.
  told({ by: '张伟', daysAgo: 12, sample: 44, category: 'equipment', effect: '外操联系得上', to: 'reviewing' }, async (course) => {
    const { stage, suggestionId } = course
    await later(course, 7, () => bothSay(stage, suggestionId, '去年刚换过一批，预算已用完', '建议先排查电池', 'notAdopt'))
    await later(course, 8, () => stage.as('张伟').does('suggestion.rate', { suggestionId, stars: 2, text: '电池查过了，就是老化' }))
    await later(course, 8, () => stage.as('张伟').does('suggestion.reopen', { suggestionId, reason: '附上电池检测记录，六台里有四台撑不过三小时' }))
    await later(course, 9, () => stage.as(officer).does('suggestion.accept', { suggestionId, note: '请设备部重新看一次' }))
  }),
  told({ by: '杨帆', daysAgo: 16, sample: 89, category: 'management', effect: '', to: 'submitted' }, (course) =>
    later(course, 2, () => course.stage.as(officer).does('suggestion.decline', { suggestionId: course.suggestionId, reason: '问题说得对，请补充改进办法，可要求重新办理一次' })),
  ),
  // No suggestion but a complaint: the officer for legal rights has it, and it is not lost.
  {
    daysAgo: 10,
    play: async (stage) => {
      const wish: Proposal = { title: '加班调休一直没安排', category: 'other', problem: '我们班三月加的两个班，到现在没有安排调休，问了几次没有答复。', measure: '请工会帮忙问清楚，把两天调休补上。', effect: '', isDone: false, costFen: null, photoFileIds: [], coProposers: [], share: 100, isAnonymous: false }
      const at = (after: number) => new Date(stage.today - (10 - after) * DAY_MS)
      const { suggestionId } = await stage.at(at(0), () => stage.as('杨帆').does('suggestion.submit', wish))
      await stage.at(at(1), () => stage.as(officer).does('suggestion.redirect', { suggestionId, channel: 'complaint', reason: '这是您个人的调休权益，转给管劳动权益的委员接着办，不用再提一次' }))
    },
  },
  told({ by: '赵丽', daysAgo: 6, sample: 38, category: 'process', effect: '', to: 'submitted' }, (course) =>
    later(course, 2, () => course.stage.as(officer).does('suggestion.return', { suggestionId: course.suggestionId, reason: '请写明是哪一座塔的冷凝器' })),
  ),
  told({ by: '冯海生', daysAgo: 45, sample: 94, category: 'energy', effect: '回收火炬气', to: 'reviewing' }, (course) =>
    later(course, 9, () => bothSay(course.stage, course.suggestionId, '方向好，投资大，等大修', '列入技术储备', 'reserve')),
  ),
  told({ by: '张伟', daysAgo: 14, sample: 32, category: 'life', effect: '', to: 'submitted' }, (course) =>
    later(course, 0, () => course.stage.as('张伟').does('suggestion.withdraw', { suggestionId: course.suggestionId })),
  ),
]

/** The committee member for labour protection is away on a course; who stands in decides in his place. */
async function goAway({ as, today }: Stage): Promise<void> {
  const fromDay = dayOf(new Date(today))
  await as('邓永康').does('inbox.delegate', { deputyStaffNo: personCalled('周国栋').staffNo, fromDay, untilDay: addDays(fromDay, 5), reason: '参加安全培训' })
}

/** In the order of their days, so that the numbers follow the calendar. */
export async function playSuggestions(stage: Stage): Promise<void> {
  const straight = scenes.map((scene) => told(scene, async () => undefined))
  for (const { play } of [...straight, ...turns].sort((a, b) => b.daysAgo - a.daysAgo)) await play(stage)
  await goAway(stage)
  await stage.tick(new Date(stage.today))
}
