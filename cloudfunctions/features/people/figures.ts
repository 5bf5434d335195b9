/** What the summary counts of the roster: who joined in a period, and who is there at its end. */
import { figureSource, type Figure } from '@/cloudfunctions/kit/figures'
import type { Member } from '@/cloudfunctions/kit/documents/people'

const record = ({ _id, name, unitName }: Member) => ({ id: _id, screen: 'person' as const, title: name, note: unitName })
const AS_OF = '期末（本期未完的到统计当日）在册，入职、离职按日期计，当日都算在册；人员资料以统计时的花名册为准'

const there = (key: string, name: string, who: string, where: Figure['where'], clause?: string): Figure => ({
  key, name, unit: '人', section: 'building', where, formula: `${who}；${AS_OF}`, ...(clause && { clause: `${clause}{roster.${key}}人` }),
})

const delegates = (key: string, name: string, where: Figure['where'], clause: string): Figure => ({
  key, name, unit: '人', section: 'democracy', where: { leftOn: [null], ...where }, formula: '期末（本期未完的到统计当日）仍在届内的职工代表，起止两日都算在内', clause: `${clause}{delegate.${key}}人`,
})

export const memberFigures = [
  figureSource<'members'>({
    key: 'member', collection: 'members', day: 'memberSince', dayIs: 'day', units: 'orgPath', found: '花名册',
    figures: [
      { key: 'joined', name: '新发展会员', unit: '人', section: 'building', where: {}, formula: '期间内批准入会的职工，按入会日期计', clause: '新发展会员{member.joined}人' },
    ],
    record,
  }),
  figureSource<'members'>({
    key: 'roster', collection: 'members', day: 'joinedOn', dayIs: 'day', units: 'orgPath', found: '组织与会员 › 花名册', stock: { from: 'joinedOn', until: 'leftOn' },
    figures: [
      there('people', '职工总数', '花名册上的职工', {}, '现有职工'),
      there('members', '工会会员', '其中的工会会员', { isUnionMember: [true] }, '其中工会会员'),
      there('women', '女职工', '其中的女职工', { gender: ['female'] }, '女职工'),
      there('womenMembers', '女会员', '其中的女会员', { gender: ['female'], isUnionMember: [true] }),
    ],
    record,
  }),
  figureSource<'members'>({
    key: 'delegate', collection: 'members', day: 'delegate.fromDay', dayIs: 'day', units: 'orgPath', found: '组织与会员 › 职工代表', stock: { from: 'delegate.fromDay', until: 'delegate.untilDay', needsFrom: true },
    figures: [delegates('people', '职工代表', {}, '在届职工代表'), delegates('women', '女职工代表', { gender: ['female'] }, '其中女代表')],
    record,
  }),
]
