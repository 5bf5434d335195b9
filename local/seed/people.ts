/**
 * An invented company and its people, so that every role has a name and a face. Staff numbers, names
 * and units are made up; nobody here exists.
 */
import { createHash } from 'node:crypto'
import type { Member, Org } from '@/cloudfunctions/kit/documents/people'
import type { Grant } from '@/types/roles'

export const COMPANY = '海晟化工'

export const orgs: readonly Org[] = [
  { _id: 'company', type: 'company', name: '海晟化工工会', parentId: null },
  { _id: 'b-prod1', type: 'branch', name: '生产一部分会', parentId: 'company' },
  { _id: 'b-prod2', type: 'branch', name: '生产二部分会', parentId: 'company' },
  { _id: 'b-equip', type: 'branch', name: '设备动力分会', parentId: 'company' },
  { _id: 'b-ehs', type: 'branch', name: '安环质检分会', parentId: 'company' },
  { _id: 'b-office', type: 'branch', name: '行政后勤分会', parentId: 'company' },
  { _id: 'g-prod1', type: 'unionGroup', name: '生产一部工会小组', parentId: 'b-prod1' },
  { _id: 'g-prod2', type: 'unionGroup', name: '生产二部工会小组', parentId: 'b-prod2' },
  { _id: 'g-equip', type: 'unionGroup', name: '设备动力工会小组', parentId: 'b-equip' },
  { _id: 'g-ehs', type: 'unionGroup', name: '安环质检工会小组', parentId: 'b-ehs' },
  { _id: 'g-office', type: 'unionGroup', name: '行政后勤工会小组', parentId: 'b-office' },
]

const units = {
  prod1: '生产一部',
  prod2: '生产二部',
  equip: '设备动力部',
  ehs: '安环质检部',
  office: '行政后勤部',
} as const
type Unit = keyof typeof units

interface Row {
  readonly name: string
  readonly unit: Unit
  readonly post: string
  readonly shift: string
  readonly grants?: ReadonlyArray<Omit<Grant, 'orgId'> & { readonly orgId?: string }>
  readonly isUnionMember?: boolean
  readonly isBound?: boolean
}

const day = '常白班'

/** People with an office, named so that a demonstration can say who does what. */
const officers: readonly Row[] = [
  { name: '吴建明', unit: 'office', post: '工会主席', shift: day, grants: [{ role: 'CHAIR' }] },
  { name: '林秀珍', unit: 'office', post: '工会副主席', shift: day, grants: [{ role: 'VICE' }] },
  { name: '陈志强', unit: 'office', post: '文体委员', shift: day, grants: [{ role: 'OFF', portfolio: 'culture' }] },
  { name: '何丽娟', unit: 'office', post: '宣教委员', shift: day, grants: [{ role: 'OFF', portfolio: 'publicity' }] },
  { name: '周国栋', unit: 'equip', post: '组织委员', shift: day, grants: [{ role: 'OFF', portfolio: 'organisation' }] },
  { name: '李晓梅', unit: 'ehs', post: '生活福利委员 · 帮扶专员', shift: day, grants: [{ role: 'OFF', portfolio: 'welfare' }, { role: 'CASE' }] },
  { name: '黄志文', unit: 'prod1', post: '民主管理委员', shift: day, grants: [{ role: 'OFF', portfolio: 'democracy' }] },
  { name: '梁玉兰', unit: 'ehs', post: '女工委员', shift: day, grants: [{ role: 'OFF', portfolio: 'women' }] },
  { name: '邓永康', unit: 'ehs', post: '劳动保护委员', shift: day, grants: [{ role: 'OFF', portfolio: 'safety' }, { role: 'EHS' }] },
  { name: '谢文静', unit: 'office', post: '经审委员', shift: day, grants: [{ role: 'AUD' }] },
  { name: '罗伟', unit: 'office', post: '人力资源主管', shift: day, grants: [{ role: 'HR' }] },
  { name: '曾敏', unit: 'office', post: '财务主管', shift: day, grants: [{ role: 'FIN' }] },
  { name: '马骏', unit: 'office', post: '分管副总经理', shift: day, grants: [{ role: 'EXEC' }] },
  { name: '徐涛', unit: 'equip', post: '设备动力部经理', shift: day, grants: [{ role: 'DEPT', orgId: 'b-equip' }] },
  { name: '钟慧', unit: 'ehs', post: '工艺评审专家', shift: day, grants: [{ role: 'JURY' }] },
  { name: '苏明辉', unit: 'office', post: '系统管理员', shift: day, grants: [{ role: 'ADM' }] },
  { name: '叶建华', unit: 'prod1', post: '一班班长 · 工会小组长', shift: '甲班', grants: [{ role: 'GRP', orgId: 'g-prod1' }, { role: 'REP' }] },
  { name: '冯海生', unit: 'prod2', post: '二班班长 · 工会小组长', shift: '乙班', grants: [{ role: 'GRP', orgId: 'g-prod2' }, { role: 'REP' }] },
  { name: '潘国强', unit: 'equip', post: '维修班长 · 工会小组长', shift: day, grants: [{ role: 'GRP', orgId: 'g-equip' }] },
  { name: '韦春燕', unit: 'ehs', post: '化验班长 · 工会小组长', shift: '丙班', grants: [{ role: 'GRP', orgId: 'g-ehs' }, { role: 'REP' }] },
]

/** Workers of whom the stories are told. The last three have not bound their WeChat yet. */
const workers: readonly Row[] = [
  { name: '张伟', unit: 'prod1', post: '聚合操作工', shift: '甲班' },
  { name: '王芳', unit: 'ehs', post: '化验员', shift: '丙班' },
  { name: '刘洋', unit: 'equip', post: '仪表维修工', shift: day },
  { name: '赵丽', unit: 'prod2', post: '分馏操作工', shift: '乙班' },
  { name: '杨帆', unit: 'prod2', post: '劳务派遣装卸工', shift: '丁班', isUnionMember: false },
  { name: '黄小燕', unit: 'prod1', post: '新入职操作工', shift: '乙班', isBound: false },
  { name: '莫家豪', unit: 'equip', post: '电气维修工', shift: '丁班', isBound: false },
  { name: '覃桂芳', unit: 'office', post: '食堂管理员', shift: day, isBound: false },
]

const family = '陈李张黄何林吴梁罗郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜'
const given = ['建国', '志明', '秀英', '丽华', '国华', '海燕', '伟东', '晓玲', '永强', '春梅', '文彬', '玉珍', '家明', '雪梅', '俊杰', '桂英', '立新', '小红', '少华', '美玲', '振宇', '惠芳', '光辉', '燕玲', '启明']
const posts: Record<Unit, readonly string[]> = {
  prod1: ['聚合操作工', '环氧操作工', '包装工', '装置主操'],
  prod2: ['分馏操作工', '装车工', '罐区操作工', '装置副操'],
  equip: ['机修钳工', '电气维修工', '仪表维修工'],
  ehs: ['化验员', '安全员', '环保监测员'],
  office: ['仓库管理员', '司机', '行政专员'],
}
const shifts = ['甲班', '乙班', '丙班', '丁班'] as const

/** Forty more, so that lists are as long as they are in life. */
function crowd(): Row[] {
  const kinds = Object.keys(units) as Unit[]
  return Array.from({ length: 42 }, (_, index) => {
    const unit = kinds[index % kinds.length] as Unit
    const list = posts[unit]
    return {
      name: `${family[(index * 7) % family.length]}${given[(index * 3) % given.length]}`,
      unit,
      post: list[index % list.length] as string,
      shift: unit === 'office' ? day : (shifts[index % shifts.length] as string),
    }
  })
}

/** A WeChat id as they look: `o` and 27 characters. */
export function openidOf(staffNo: string): string {
  return `o${createHash('sha256').update(`demo ${staffNo}`).digest('base64url').slice(0, 27)}`
}

/** Given names of women; whoever has none of them is a man. */
const women = ['秀珍', '丽娟', '晓梅', '玉兰', '文静', '敏', '慧', '春燕', '芳', '丽', '小燕', '桂芳', '秀英', '丽华', '海燕', '晓玲', '春梅', '玉珍', '雪梅', '桂英', '小红', '美玲', '惠芳', '燕玲']

function memberOf(row: Row, index: number): Member {
  const staffNo = `HS${String(10001 + index)}`
  return {
    _id: `m${10001 + index}`,
    staffNo,
    name: row.name,
    orgPath: ['company', `b-${row.unit}`, `g-${row.unit}`],
    unitName: units[row.unit],
    post: row.post,
    shift: row.shift,
    gender: women.includes(row.name.slice(1)) ? 'female' : 'male',
    isUnionMember: row.isUnionMember ?? true,
    grants: (row.grants ?? []).map((grant) => ({ orgId: 'company', ...grant })),
    relatives: [],
    openid: row.isBound === false ? null : openidOf(staffNo),
    bindSeal: null,
    leftOn: null,
  }
}

export const members: readonly Member[] = [...officers, ...workers, ...crowd()].map(memberOf)

export function personCalled(name: string): Member {
  const member = members.find((one) => one.name === name)
  if (!member) throw new Error(`nobody is called ${name}`)
  return member
}
