/** Notices and messages: drafted, judged by a person, published, confirmed, read, told by mouth, withdrawn. */
import type { Message } from '@/cloudfunctions/kit/documents/message'
import { aMember } from '@/local/testing/builders'
import type { TestCloud } from '@/local/testing/startCloud'
import { aGroup, castOf } from './stage'

const ORG = 'g-acts-notice'
const plan = { title: '停水通知', text: '周三上午停水。', imageFileIds: [], pinned: false, important: true, mustConfirm: true, until: null, orgIds: [ORG] }

async function castOn(cloud: TestCloud) {
  const known = await cloud.dump('orgs', { _id: ORG })
  const orgPath = known.length > 0 ? ['company', 'b-ehs', ORG] : await aGroup(cloud, ORG, '消息演练小组')
  return castOf(cloud, {
    author: aMember({ grants: [{ role: 'OFF', portfolio: 'culture', orgId: 'company' }] }), reviewer: aMember({ grants: [{ role: 'OFF', portfolio: 'publicity', orgId: 'company' }] }),
    worker: aMember({ orgPath }), leader: aMember({ orgPath, grants: [{ role: 'GRP', orgId: ORG }] }),
  })
}

export async function notices(cloud: TestCloud): Promise<void> {
  const { author, reviewer, worker } = await castOn(cloud)
  const { noticeId } = await author.does('notice.saveDraft', { plan })
  await author.does('notice.publish', { noticeId })
  await worker.does('notice.get', { noticeId })
  await worker.does('notice.confirm', { noticeId })
  await author.does('notice.withdraw', { noticeId, reason: '日期写错' })
  for (const verdict of ['pass', 'block'] as const) {
    const doubtful = await author.does('notice.saveDraft', { plan: { ...plan, text: `有兴趣请加微信（${verdict}）` } })
    await author.does('notice.publish', { noticeId: doubtful.noticeId })
    const [check] = await cloud.dump<{ _id: string }>('safetyChecks', { objectId: doubtful.noticeId, status: 'review' })
    await reviewer.does('safety.decide', { checkId: check?._id ?? '', verdict, reason: '看过了' })
  }
}

export async function messages(cloud: TestCloud): Promise<void> {
  const { author, worker, leader, members } = await castOn(cloud)
  const [template] = (await worker.does('message.consents', {})).templates
  if (!template) throw new Error('no message has a template: start the cloud with startActsCloud()')
  await worker.does('message.consent', { answers: [{ templateId: template.templateId, answer: 'accept' }] })
  const { noticeId } = await author.does('notice.saveDraft', { plan })
  await author.does('notice.publish', { noticeId })
  // Whom no message reached is known when it could not be sent.
  await cloud.fire()
  const [unreached] = await cloud.dump<Message>('messages', { memberId: members.worker._id })
  await leader.does('message.told', { messageIds: [unreached?._id ?? ''] })
  await worker.does('message.read', {})
}
