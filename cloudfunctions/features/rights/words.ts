/** The why of a light in one sentence, with the article it stands on; and what people are told. Neutral: a colleague may read it. */
import { addDays, dayOf, spokenTime } from '@/types/calendar'
import { checkupKinds, extensionKinds, hazards, reportKinds, type CheckupKind, type ExtensionKind, type Hazard, type RightsArea, type RightsReason } from '@/types/rightsNames'
import type { Light, RightsFile, RightsReport } from '@/cloudfunctions/kit/documents/rights'
import { idFor } from '@/cloudfunctions/kit/ids'
import type { News } from '@/cloudfunctions/kit/notify'
import { HEALTH } from './laws'

const day = (text: string | null) => (text ? `${Number(text.slice(0, 4))}年${Number(text.slice(5, 7))}月${Number(text.slice(8))}日` : '')
const check = (item: string) => checkupKinds[item as CheckupKind] ?? '体检'
export const hazardName = (item: string) => hazards[item as Hazard] ?? item
/** The article for who would sign another fixed term although an open one is due. */
const OPEN = '；续订时，除本人提出订立固定期限外，应订立无固定期限合同'

type Said = (light: Light) => readonly [why: string, article: string]
const LAW = '劳动合同法'
const GEAR = '安全生产法第四十五条'

const said: Record<RightsReason, Said> = {
  left: () => ['已离职，不再督导', ''],
  unknown: ({ item }) => [item ? `还没有登记${item in checkupKinds ? check(item) : item}的日期` : '还没有登记合同', ''],
  unrecorded: () => ['系统里还没有合同记录，请人事登记', ''],
  signing: ({ dueOn }) => [`书面合同须在${day(dueOn)}前订立`, `${LAW}第十条`],
  unsigned: ({ dueOn }) => [`${day(dueOn)}前应订立书面合同，还没有订立`, `${LAW}第十条、第八十二条`],
  deemedOpen: () => ['用工满一年没有订立书面合同，视为已订立无固定期限合同', `${LAW}第十四条、第八十二条`],
  inForce: ({ dueOn }) => [dueOn ? `合同在有效期内，到${day(dueOn)}` : '合同在有效期内', ''],
  noEnd: () => ['已订立无固定期限合同', ''],
  ends60: ({ dueOn, item }) => [`合同${day(dueOn)}到期，请准备续订${item ? OPEN : ''}`, item ? `${LAW}第十四条；到期提醒为管理提醒，非法定期限` : '管理提醒，非法定期限'],
  ends30: ({ dueOn, item }) => [`合同${day(dueOn)}到期，请尽快定下是否续订${item ? OPEN : ''}`, item ? `${LAW}第十四条；到期提醒为管理提醒，非法定期限` : '管理提醒，非法定期限'],
  over: ({ dueOn, item }) => [`合同${day(dueOn)}到期，还没有续订${item ? OPEN : ''}`, `${LAW}第四十四条、第四十六条${item ? '、第十四条' : ''}`],
  extended: ({ item, dueOn }) => [`合同已到期，因${extensionKinds[item as ExtensionKind] ?? '法定情形'}${dueOn ? `到${day(dueOn)}` : '，到情形消失时为止'}`, item === 'office' ? '工会法第十九条' : item === 'training' ? '劳动合同法实施条例第十七条' : `${LAW}第四十二条、第四十五条`],
  extensionOver: ({ dueOn, item }) => [`合同顺延到${day(dueOn)}已结束，须续订或依法终止${item ? OPEN : ''}`, `${LAW}第四十五条`],
  thirdFixed: () => ['已连续订立两次以上固定期限合同，须核对是否本人提出固定期限', `${LAW}第十四条`],
  tenYears: () => ['已连续工作满十年，本人可以提出订立无固定期限合同', `${LAW}第十四条`],
  notRequired: () => ['本岗位没有规定用品', ''],
  issued: ({ dueOn }) => [dueOn ? `用品已发齐，最近一次更换在${day(dueOn)}` : '用品已发齐', GEAR],
  unsignedFor: ({ item }) => [`${item}已发放，还没有签收`, GEAR],
  newcomer: ({ item, dueOn }) => [`新上岗应发${item}（${day(dueOn)}），还没有发放记录`, GEAR],
  moved: ({ item, dueOn }) => [`转岗应发${item}（${day(dueOn)}），还没有发放记录`, GEAR],
  worn: ({ item, dueOn }) => [`${item}使用到${day(dueOn)}，须更换`, GEAR],
  expired: ({ item, dueOn }) => [`${item}产品有效期到${day(dueOn)}，须更换`, GEAR],
  damaged: ({ item, dueOn }) => [`${item}${day(dueOn)}报损，须更换`, GEAR],
  checked: ({ dueOn }) => [dueOn ? `体检按期完成，下一次在${day(dueOn)}前` : '体检按期完成', ''],
  checkDue: ({ item, dueOn }) => [`${check(item)}应在${day(dueOn)}前安排`, item === 'during' ? HEALTH : item === 'women' ? '女职工保健工作规定' : '企业福利，年度安排'],
  beforeDue: ({ dueOn }) => [`接触危害因素的岗位，${day(dueOn)}上岗前应先检查`, HEALTH],
  cycleOpen: ({ item }) => [`${hazardName(item)}的检查周期还没有确定，请安环补填`, HEALTH],
  notTold: ({ item, dueOn }) => [`${check(item)}已做，应在${day(dueOn)}前书面告知本人`, HEALTH],
  leavingDue: ({ dueOn }) => [`${day(dueOn)}离岗，离岗前应做离岗检查`, HEALTH],
}

export const whyOf = (light: Light) => said[light.reason](light)[0]
export const articleOf = (light: Light) => said[light.reason](light)[1]

export const owners = { contract: '工会法律维权委员', equipment: '工会劳动保护委员', checkup: '工会劳动保护委员', done: '已办结' } as const

const MINE = 'features/rights/pages/mine/index'
const DESK = 'features/rights/pages/desk/index'
const CASE = (reportId: string) => `features/rights/pages/case/index?id=${reportId}`

const toldOf: Record<RightsArea, readonly [title: string, text: string]> = {
  contract: ['您的劳动合同有提醒', '合同的签订或续订有需要您留意的地方，请点开看。'],
  equipment: ['您的劳保用品有提醒', '有用品到了发放、签收或更换的时候，请点开看。'],
  checkup: ['您的体检安排有提醒', '有一项体检安排需要您留意，请点开看。'],
}

/** To the person: that there is something, not what. Told once for each light. */
export function personNews({ _id, lights }: Pick<RightsFile, '_id' | 'lights'>, area: RightsArea, now: Date): News {
  const { reason, item, dueOn } = lights[area]
  const [title, text] = toldOf[area]
  return { id: idFor('rights', _id, area, reason, item, dueOn ?? ''), memberId: _id, kind: 'rights', title, text, page: MINE, at: now }
}

const deskTexts: Record<RightsArea, string> = { contract: '有劳动合同进入提醒或超期', equipment: '有劳保用品进入提醒或超期', checkup: '有体检安排进入提醒或超期' }

/** To an officer: one a day and area, however many turned. */
export function deskNews(memberId: string, area: RightsArea, now: Date): News {
  return { id: idFor('rightsDesk', memberId, area, dayOf(now)), memberId, kind: 'rights', title: '督导清单有新提醒', text: `${deskTexts[area]}，请打开督导清单查看。`, page: `${DESK}?area=${area}`, at: now }
}

export const TITLE_OF = (kind: RightsReport['kind']) => `职工反映${reportKinds[kind]}`

export const settledNews = ({ _id, version, memberId, number }: RightsReport, now: Date): News => ({
  id: idFor('rightsSettled', _id, String(version)), memberId, kind: 'rights', title: '您反映的事有结果了', text: `${number}已办结，请点开看怎么办的。`, page: MINE, at: now,
})

export const reminderOf = ({ _id, number, dueAt, alarmAt }: RightsReport, memberId: string): News => ({
  id: idFor('rightsDue', _id, String(dueAt?.getTime()), memberId), memberId, kind: 'caseDue', title: '有职工反映快到期了', text: `${number}请在${spokenTime(new Date((dueAt as Date).getTime() - 60_000))}前办理。`, page: CASE(_id), at: alarmAt as Date,
})

export function overdueNews({ _id, number, memberId, dueAt, escalatedAt }: RightsReport, joining: readonly string[]): News[] {
  const own: News = { id: idFor('rightsOverdue', _id, String(dueAt?.getTime()), memberId), memberId, kind: 'rights', title: '您反映的事超期了', text: `${number}还没有办好，已请工会主席督办。`, page: MINE, at: escalatedAt as Date }
  return [own, ...joining.map((joined): News => ({ id: idFor('rightsOverdue', _id, String(dueAt?.getTime()), joined), memberId: joined, kind: 'caseDue', title: '有职工反映超期', text: `${number}超期未办，请督办。`, page: CASE(_id), at: escalatedAt as Date }))]
}

export const lastDayOf = (dueAt: Date) => addDays(dayOf(dueAt), -1)
