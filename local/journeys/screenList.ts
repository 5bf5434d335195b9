/** The list that is being looked at in a picture: new people, a changed one, and rows with something wrong. */
import type { Cloud } from '@/local/cloud'
import { openidOf, personCalled } from '@/local/seed/people'
import { personOf } from '@/local/testing/person'
import { checkedImport, workbookOf } from '@/local/testing/sheets'

export const LIST_NAME = '六月在册人员'
const HEAD = ['职工编号', '姓名', '性别', '入职日期', '部门', '工会小组', '岗位']
const zhang = personCalled('张伟')

export const listRows: ReadonlyArray<readonly string[]> = [
  ['HS20001', '黎志华', '男', '2026/6/1', '生产一部', '生产一部工会小组', '聚合操作工'],
  ['HS20002', '莫秋萍', '女', '2026年6月1日', '安环质检部', '安环质检工会小组', '化验员'],
  [zhang.staffNo, zhang.name, '男', '', '生产一部', '生产一部工会小组', '装置主操'],
  ['HS20003', '罗永康', '男', '2026-02-30', '设备动力部', '设备动力工会小组', '电气维修工'],
  ['HS20004', '覃小兰', '女', '2026-06-01', '生产二部', '生产二部三班小组', '分馏操作工'],
  ['HS20001', '黎志华', '男', '2026/6/1', '生产一部', '生产一部工会小组', '聚合操作工'],
]

/** Opened by the personnel office and checked to the end; nothing is written. */
export async function playList(cloud: Cloud): Promise<void> {
  const officer = personOf(cloud, personCalled('罗伟').openid ?? openidOf('罗伟'))
  await checkedImport(cloud, officer, await workbookOf({ name: LIST_NAME, rows: [HEAD, ...listRows] }))
}
