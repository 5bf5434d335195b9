/**
 * Notices of the last weeks: read by most, confirmed by some, one over, one withdrawn, one that a person
 * still has to look at. Nobody in the demonstration has subscribed, so the important ones also show who
 * has to be told by mouth.
 */
import type { ActionInput } from '@/types/actions'
import { dayOf, DAY_MS, HOUR_MS, startOfDay } from '@/types/calendar'
import { members } from './people'
import type { Stage } from './stage'

type Plan = ActionInput<'notice.saveDraft'>['plan']

interface Scene extends Pick<Plan, 'title' | 'text'> {
  readonly author: string
  readonly daysAgo: number
  readonly more?: Partial<Omit<Plan, 'until'>>
  readonly lastsDays?: number
  /** Of ten people it is for, so many read it, and of those so many confirm it. */
  readonly readers: number
  readonly confirmers?: number
}

const scenes: readonly Scene[] = [
  {
    title: '国庆假期工会值班安排', author: '何丽娟', daysAgo: 58, lastsDays: 12, readers: 8,
    text: '国庆假期工会办公室每天 8:30 至 17:30 有人值班，职工书屋照常开放。有事请打值班电话，或到办公楼一楼找当班同事。',
  },
  {
    title: '职工活动室开放时间调整', author: '陈志强', daysAgo: 9, readers: 7,
    text: '从本周起，活动室开放时间改为每天 11:30 至 21:30，倒班的同事下班后也能来。乒乓球、台球请先登记，用完请归位。',
  },
  {
    title: '冬季安全生产提示，请逐条确认', author: '邓永康', daysAgo: 3, readers: 6, confirmers: 4,
    more: { important: true, mustConfirm: true, pinned: true },
    text: '一、上装置前检查便携式气体检测仪。二、结霜路面慢行，夜班巡检两人同行。三、动火、受限空间作业先办票、再作业。四、发现隐患随手拍，在“提建议”里报给我们。看完请点“我知道了”。',
  },
  {
    title: '生产一部小组会改到周四', author: '叶建华', daysAgo: 2, readers: 5, more: { important: true, orgIds: ['g-prod1'] },
    text: '因装置检修，本周小组会改到周四 16:30，地点不变。甲班交接后直接过来，会上讨论班组看板怎么改。',
  },
  {
    title: '职工书屋新书到馆', author: '何丽娟', daysAgo: 1, readers: 3,
    text: '新到技术、文学、亲子读物一百二十册，凭工号借阅，每次两本，借期一个月。想看什么书也可以在“提建议”里告诉我们。',
  },
]

const iso = (instant: number) => new Date(instant).toISOString()

function planOf({ title, text, more, lastsDays }: Scene, publishedAt: number): Plan {
  return {
    title, text, imageFileIds: [], orgIds: [], pinned: false, important: false, mustConfirm: false,
    until: lastsDays ? iso(publishedAt + lastsDays * DAY_MS) : null, ...more,
  }
}

/** Nine in the morning, so many days before the demonstration. */
const morning = (stage: Stage, daysAgo: number) => startOfDay(dayOf(new Date(stage.today - daysAgo * DAY_MS))).getTime() + 9 * HOUR_MS

async function publish(stage: Stage, author: string, plan: Plan): Promise<string> {
  const { noticeId } = await stage.as(author).does('notice.saveDraft', { plan })
  await stage.as(author).does('notice.publish', { noticeId })
  return noticeId
}

function audienceOf({ more }: Scene) {
  const bound = members.filter(({ openid }) => openid !== null)
  const orgIds = more?.orgIds ?? []
  return orgIds.length === 0 ? bound : bound.filter(({ orgPath }) => orgIds.some((orgId) => orgPath.includes(orgId)))
}

async function play(stage: Stage, scene: Scene): Promise<void> {
  const publishedAt = morning(stage, scene.daysAgo)
  const noticeId = await stage.at(new Date(publishedAt), () => publish(stage, scene.author, planOf(scene, publishedAt)))
  await stage.tick(new Date(publishedAt + HOUR_MS / 60))
  const readers = audienceOf(scene).filter((_member, index) => (index * 7 + scene.title.length) % 10 < scene.readers)
  await stage.at(new Date(publishedAt + 4 * HOUR_MS), async () => {
    for (const [index, member] of readers.entries()) {
      await stage.asMember(member).does('notice.get', { noticeId })
      if (index % 10 < (scene.confirmers ?? 0)) await stage.asMember(member).does('notice.confirm', { noticeId })
    }
  })
  if (scene.lastsDays) await stage.tick(new Date(publishedAt + (scene.lastsDays + 1) * DAY_MS))
}

const plain = { imageFileIds: [], orgIds: [], pinned: false, important: false, mustConfirm: false, until: null }

/** One that was wrong, one that has to be looked at, one still being written. */
async function playTheRest(stage: Stage): Promise<void> {
  await stage.at(new Date(morning(stage, 5)), async () => {
    const noticeId = await publish(stage, '陈志强', { ...plain, title: '周五观影活动', text: '周五晚七点在大会议室放电影，名额不限，欢迎带家属。' })
    await stage.as('陈志强').does('notice.withdraw', { noticeId, reason: '日期写错，改到周六' })
  })
  await publish(stage, '陈志强', { ...plain, title: '摄影小组招新', text: '喜欢拍照的同事，周三中午活动室见。想先聊聊的请加微信群，群码在活动室门口。' })
  await stage.as('何丽娟').does('notice.saveDraft', { plan: { ...plain, title: '年度先进评选开始推荐', text: '评选办法和推荐表正在核对，定稿后发布。' } })
}

export async function playMessages(stage: Stage): Promise<void> {
  for (const scene of scenes) await play(stage, scene)
  await playTheRest(stage)
}
