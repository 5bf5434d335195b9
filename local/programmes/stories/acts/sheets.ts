/** The personnel office's list: taken through to the roster, given up, and its empty form. */
import { aMember } from '@/local/testing/builders'
import { steppedOut, workbookOf } from '@/local/testing/sheets'
import type { TestCloud } from '@/local/testing/startCloud'
import { castOf, uploadedBy } from './stage'

const HEAD = ['工号', '姓名', '性别', '入职日期', '部门', '分会', '工会小组', '岗位', '班次']

export async function sheets(cloud: TestCloud): Promise<void> {
  const { hr } = await castOf(cloud, { hr: aMember({ grants: [{ role: 'HR', orgId: 'company' }] }) })
  const opened = async (staffNo: string, name: string) => {
    const file = await workbookOf({ name: '名册', rows: [HEAD, [staffNo, name, '男', '2020/3/1', '生产一部', '生产一部分会', '生产一部工会小组', '操作工', '甲班']] })
    const fileId = await uploadedBy(cloud, hr, file, `${staffNo}.xlsx`)
    return hr.does('sheet.open', { kind: 'people', fileId, isComplete: false, padTo: null })
  }
  await hr.does('sheet.template', { kind: 'people' })
  const dropped = await opened('N9001', '张三')
  await hr.does('sheet.cancel', { jobId: dropped.jobId })
  const { jobId } = await opened('N9002', '李四')
  await steppedOut(hr, jobId, 'checking')
  await hr.does('sheet.start', { jobId, withoutWrong: false, leavers: 0 })
  await steppedOut(hr, jobId, 'applying')
}
