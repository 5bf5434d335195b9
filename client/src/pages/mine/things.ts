import type { IconName } from '../../components/iconNames'
import { screens } from '../../lib/go'

/** What is mine, one line per noun that keeps something of a person. */
export interface Thing {
  readonly icon: IconName
  readonly title: string
  readonly note?: string
  readonly screen: string
}

export const things: readonly Thing[] = [
  { icon: 'cake', title: '我的生日', note: '贺卡、祝福和我的选择', screen: screens.birthdayMine },
  { icon: 'gift', title: '我的福利', note: '待领、已领', screen: screens.benefits },
  { icon: 'flag', title: '我的权益', note: '合同、劳保用品、体检', screen: screens.rights },
  { icon: 'care', title: '我的帮扶申请', note: '进度、签收', screen: screens.aidMine },
  { icon: 'home', title: '工会关怀', note: '告诉工会一件事、走访、签收', screen: screens.visitMine },
  { icon: 'shield', title: '我的资料', note: '谁看过、同意书、导出和删除', screen: screens.privacyMine },
  { icon: 'person', title: '我的会籍', note: '入会申请', screen: screens.people('membership/index') },
  { icon: 'people', title: '我的亲属申报', screen: screens.people('relatives/index') },
]
