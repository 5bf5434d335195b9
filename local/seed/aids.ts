/**
 * Applications in every mood: one helped and followed up, one refused and reviewed, one being made public, one in
 * need, one judged together, one just begun. The stories are invented like the people.
 */
import type { ActionInput } from '@/types/actions'
import { DAY_MS, dayOf, HOUR_MS, startOfDay } from '@/types/calendar'
import type { AidStatus } from '@/types/aidNames'
import type { Stage } from './stage'

type Form = ActionInput<'aid.submit'>
type AidFile = Form['file']

const YUAN = 100
const VERSION = '2026-11'
const CASEWORKER = '李晓梅'

const person = (relation: AidFile['members'][number]['relation'], birthYear: number, traits: Partial<AidFile['members'][number]> = {}): AidFile['members'][number] => ({
  relation, birthYear, health: 'good', work: 'working', school: 'none', staffNo: '', ...traits,
})

export interface Scene {
  readonly by: string
  readonly leader: string
  readonly daysAgo: number
  readonly file: AidFile
  readonly isPublic?: boolean
  readonly visit: string
  readonly opinion: string
  readonly yuan: number
  readonly category: 'deep' | 'relative' | 'accident'
}

export const files = {
  schooling: {
    kind: 'study', urgent: null, cause: 'schooling', otherCauses: ['lowIncome'], need: '大女儿今年考上大学，小儿子读高一，家里主要靠我一个人的工资，学费和住宿费一下子凑不齐。', askedFen: 6_000 * YUAN,
    members: [person('self', 1979), person('spouse', 1980, { work: 'jobless' }), person('child', 2008, { work: 'student', school: 'higher' }), person('child', 2010, { work: 'student', school: 'senior' })],
    housing: 'rented', hasDibao: false, area: 'urban', incomes: [{ kind: 'wage', yearFen: 52_800 * YUAN }, { kind: 'transfer', yearFen: 1_200 * YUAN }], outlays: [{ kind: 'schooling', yearFen: 13_600 * YUAN }], exclusions: [],
  },
  comfortable: {
    kind: 'living', urgent: null, cause: 'elderly', otherCauses: [], need: '父母年纪大了，想申请一些生活补助。', askedFen: 3_000 * YUAN,
    members: [person('self', 1988), person('spouse', 1990), person('parent', 1956, { work: 'retired' })],
    housing: 'owned', hasDibao: false, area: 'urban', incomes: [{ kind: 'wage', yearFen: 148_000 * YUAN }, { kind: 'pension', yearFen: 36_000 * YUAN }], outlays: [{ kind: 'medical', yearFen: 2_400 * YUAN }], exclusions: [],
  },
  illness: {
    kind: 'medical', urgent: null, cause: 'familyIllness', otherCauses: [], need: '父亲年初住院，医保报销后自付部分还有三万多，家里积蓄已经用完。', askedFen: 10_000 * YUAN,
    members: [person('self', 1990), person('parent', 1961, { health: 'serious', work: 'retired' }), person('parent', 1963, { work: 'farming' })],
    housing: 'family', hasDibao: false, area: 'rural', incomes: [{ kind: 'wage', yearFen: 61_000 * YUAN }, { kind: 'farming', yearFen: 6_000 * YUAN }], outlays: [{ kind: 'medical', yearFen: 31_500 * YUAN }], exclusions: [],
  },
  fire: {
    kind: 'temporary', urgent: 'disaster', cause: 'accident', otherCauses: [], need: '老家房子夜里起火，衣物和家具都烧了，一家人暂住亲戚家。', askedFen: 3_000 * YUAN,
    members: [person('self', 1994), person('spouse', 1995, { work: 'farming' }), person('child', 2020, { work: 'child' })],
    housing: 'family', hasDibao: false, area: 'rural', incomes: [{ kind: 'wage', yearFen: 47_000 * YUAN }], outlays: [{ kind: 'accident', yearFen: 22_000 * YUAN }], exclusions: [],
  },
  alone: {
    kind: 'living', urgent: null, cause: 'singleParent', otherCauses: ['lowIncome'], need: '一个人带孩子，孩子放学要有人接，只能上常白班，收入少了一截。', askedFen: 4_000 * YUAN,
    members: [person('self', 1987), person('child', 2015, { work: 'student', school: 'primary' })],
    housing: 'rented', hasDibao: false, area: 'urban', incomes: [{ kind: 'wage', yearFen: 30_000 * YUAN }], outlays: [{ kind: 'work', yearFen: 3_600 * YUAN }], exclusions: [],
  },
} satisfies Record<string, AidFile>

const at = (stage: Stage, daysAgo: number) => new Date(startOfDay(dayOf(new Date(stage.today - daysAgo * DAY_MS))).getTime() + 10 * HOUR_MS)

interface Course {
  readonly stage: Stage
  readonly scene: Scene
  readonly aidId: string
}

const atSchool = (members: AidFile['members'], stage: 'higher' | 'senior') => members.filter(({ school }) => school === stage).length
const meansOf = ({ area, members, incomes, outlays, exclusions }: AidFile) => ({ area, people: members.length, higher: atSchool(members, 'higher'), senior: atSchool(members, 'senior'), incomes: [...incomes], outlays: [...outlays], exclusions: [...exclusions] })
const dayAfter = ({ stage, scene }: Course, days: number) => at(stage, scene.daysAgo - days)

export async function submit(stage: Stage, scene: Scene): Promise<Course> {
  const form: Form = { file: scene.file, evidence: [], sensitiveVersion: VERSION, publicityVersion: scene.isPublic === false ? null : VERSION, forOther: null }
  const { aidId } = await stage.at(at(stage, scene.daysAgo), () => stage.as(scene.by).does('aid.submit', form))
  return { stage, scene, aidId }
}

/** The relief fund of the year of the scene; a demonstration in January reaches into the year before. */
async function reliefFund({ stage, aidId }: Course, year: string): Promise<string> {
  const fundIdIn = async () => (await stage.as('吴建明').does('aid.ceilings', { aidId })).funds.find(({ source }) => source === '帮扶资金')?.fundId
  const known = await fundIdIn()
  if (known) return known
  await stage.as('曾敏').does('fund.open', { year, source: 'relief', openingFen: 50_000 * YUAN, note: '上年结转' })
  return (await fundIdIn()) ?? ''
}

type Step = readonly [to: AidStatus, after: number, act: (course: Course) => Promise<unknown>]

/** The good line: after how many days each step was taken, and by whom. */
const way: readonly Step[] = [
  ['checking', 1, ({ stage, aidId }) => stage.as(CASEWORKER).does('aid.accept', { aidId, isUrgent: false, note: '材料收到，三天内上门' })],
  ['reviewing', 4, async ({ stage, scene, aidId }) => {
    await stage.as(CASEWORKER).does('aid.file', { aidId, reason: 'check' })
    const on = dayOf(at(stage, scene.daysAgo - 4))
    await stage.as(CASEWORKER).does('aid.visit', { aidId, ways: ['home', 'unit'], on, text: scene.visit, rows: meansOf(scene.file), verified: ['application', 'authorisation', 'household', 'wages'] })
    await stage.as(scene.leader).does('aid.signVisit', { aidId })
  }],
  ['toPublicise', 6, ({ stage, scene, aidId }) =>
    stage.as('林秀珍').does('aid.opinion', { aidId, supports: true, category: scene.category, suggestedFen: scene.yuan * YUAN, reason: scene.opinion })],
  ['publicised', 8, ({ stage, aidId }) => stage.as(CASEWORKER).does('aid.publicise', { aidId })],
  ['toApprove', 17, ({ stage, scene }) => stage.tick(at(stage, scene.daysAgo - 17))],
  ['approved', 18, async (course) => {
    const { stage, scene, aidId } = course
    const fundId = await reliefFund(course, dayOf(dayAfter(course, 18)).slice(0, 4))
    return stage.as('吴建明').does('aid.approve', { aidId, amountFen: scene.yuan * YUAN, fundId, note: '同意，请尽快随工资发放' })
  }],
  ['paid', 22, ({ stage, scene, aidId }) => stage.as('曾敏').does('aid.pay', { aidId, paidOn: dayOf(at(stage, scene.daysAgo - 22)), note: '随当月工资发放' })],
  ['received', 23, ({ stage, scene, aidId }) => stage.as(scene.by).does('aid.sign', { aidId, amountFen: scene.yuan * YUAN })],
  ['aiding', 40, ({ stage, scene, aidId }) =>
    stage.as(CASEWORKER).does('aid.followUp', { aidId, on: dayOf(at(stage, scene.daysAgo - 40)), text: '学费已交，孩子按时报到', continues: true, officialFileNo: '' })],
]

export async function lead(course: Course, to: AidStatus): Promise<Course> {
  for (const [state, after, act] of way) {
    await course.stage.at(dayAfter(course, after), () => act(course))
    if (state === to) break
  }
  return course
}

const helped: Scene = {
  by: '赵丽', leader: '冯海生', daysAgo: 52, file: files.schooling, visit: '到家里看过，夫妻一人上班，两个孩子都在读书，收入与工资条一致。', opinion: '情况属实，符合助学条件，建议救助。', yuan: 6_000, category: 'relative',
}
const refused: Scene = {
  by: '刘洋', leader: '潘国强', daysAgo: 27, file: files.comfortable, visit: '电话和单位都核实过，夫妻都有工作，父亲有养老金。', opinion: '', yuan: 0, category: 'relative',
}
const shown: Scene = {
  by: '王芳', leader: '韦春燕', daysAgo: 11, file: files.illness, visit: '到家里和村委会都问过，父亲仍在治疗，自付单据齐全。', opinion: '自付医疗费超过家庭年收入的四成，建议救助。', yuan: 8_000, category: 'deep',
}
const inNeed: Scene = { by: '杨帆', leader: '冯海生', daysAgo: 5, file: files.fire, visit: '', opinion: '', yuan: 2_000, category: 'accident' }
const together: Scene = {
  by: '蔡海燕', leader: '叶建华', daysAgo: 9, file: files.alone, isPublic: false, visit: '和本人谈过，单位核实了班次和工资。', opinion: '情况属实，建议救助；本人不愿公示，请集体审议。', yuan: 4_000, category: 'relative',
}

async function refuseAndReview(stage: Stage): Promise<void> {
  const course = await lead(await submit(stage, refused), 'reviewing')
  const { aidId } = course
  const reason = '家庭人均月净收入高于两倍低保标准，暂不符合条件。父母如有新的大额自付医疗费，可以再申请。'
  await stage.at(dayAfter(course, 7), () => stage.as('林秀珍').does('aid.opinion', { aidId, supports: false, reason }))
  await stage.at(dayAfter(course, 9), () => stage.as(refused.by).does('aid.askReview', { aidId, reason: '父亲的养老金今年刚开始领，去年没有' }))
  await stage.at(dayAfter(course, 13), () =>
    stage.as('梁玉兰').does('aid.reconsider', { aidId, overturns: false, reason: '按今年收入重新算过，去掉养老金后仍高于标准，维持原意见。欢迎情况变化后再来。' }),
  )
}

/** A small sum the same day; the papers are still to come. */
async function helpAtOnce(stage: Stage): Promise<void> {
  const course = await submit(stage, inNeed)
  const { aidId } = course
  await stage.at(dayAfter(course, 0), async () => {
    await stage.as(CASEWORKER).does('aid.accept', { aidId, isUrgent: true, note: '先帮急，材料十五天内补' })
    const fundId = await reliefFund(course, dayOf(dayAfter(course, 0)).slice(0, 4))
    await stage.as('吴建明').does('aid.advance', { aidId, amountFen: inNeed.yuan * YUAN, fundId, note: '同意先发' })
  })
  await stage.at(dayAfter(course, 1), () => stage.as('曾敏').does('aid.pay', { aidId, paidOn: dayOf(dayAfter(course, 1)), note: '转入工资账户' }))
  await stage.at(dayAfter(course, 2), () => stage.as(inNeed.by).does('aid.sign', { aidId, amountFen: inNeed.yuan * YUAN }))
}

/** No publicity wished: two of three have voted; the third vote and the auditor are still to come. */
async function judgeTogether(stage: Stage): Promise<void> {
  const course = await lead(await submit(stage, together), 'toPublicise')
  const { aidId } = course
  await stage.at(dayAfter(course, 7), async () => {
    await stage.as('梁玉兰').does('aid.vote', { aidId, isFor: true, note: '情况我了解，同意' })
    await stage.as('陈志强').does('aid.vote', { aidId, isFor: true, note: '' })
  })
}

export async function playAids(stage: Stage): Promise<void> {
  await stage.at(at(stage, 60), () =>
    stage.as('吴建明').does('aid.assess', {
      scope: '公示救助结果（隐去姓名中的字、单位、类别、金额、起止时间）', risks: '小班组里同事可能猜到是谁；截图外传；家庭情况被议论。',
      measures: '本人单独同意，可以改为集体审议；只写姓氏、部门和中性类别；登录后才能看；到期自动撤下；每次查看档案都有记录。',
    }),
  )
  await lead(await submit(stage, helped), 'aiding')
  await refuseAndReview(stage)
  await lead(await submit(stage, shown), 'publicised')
  await judgeTogether(stage)
  await helpAtOnce(stage)
  await stage.at(at(stage, 1), async () => {
    await stage.as('张伟').does('privacy.agree', { purpose: 'aidSensitive', textVersion: VERSION })
    await stage.as('张伟').does('aid.saveDraft', { draft: JSON.stringify({ file: files.alone, evidence: [] }) })
  })
}
