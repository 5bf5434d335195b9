/** The roster and the changes of offices as spreadsheets, for those who look at them on the screen. */
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { RoleChange } from '@/cloudfunctions/kit/documents/membership'
import { madeBy, rowsOf, type ListExport } from '@/cloudfunctions/kit/exports'
import { oneOf } from '@/cloudfunctions/kit/filter'
import { refuse } from '@/cloudfunctions/kit/refuse'
import { holdsSomewhere } from '@/cloudfunctions/kit/session'
import { allUnits, unitsOf } from '@/cloudfunctions/kit/units'
import { roleChangeStatuses, unionStates } from '@/types/peopleNames'
import { cardOf, filterOf } from './roster'
import { KEEPERS, VIEWERS } from './rules'
import { grantWords } from './words'

/** `subjectId`: 'left' for those who have gone, 'officers', or one of `unionStates`; nothing for everybody at work. */
const roster: ListExport = {
  list: 'people.list',
  open: async (asking) => {
    const { me, subjectId, orgId } = asking
    if (!holdsSomewhere(me, VIEWERS)) refuse('NOT_ALLOWED')
    if (subjectId && !['left', 'officers'].includes(subjectId) && !(subjectId in unionStates)) refuse('NOT_FOUND')
    const units = orgId ? await allUnits() : new Map<string, never>()
    const wanted = { orgId: orgId || undefined, state: subjectId in unionStates ? subjectId : undefined, hasLeft: subjectId === 'left', officers: subjectId === 'officers' }
    return rowsOf<'members'>({
      fileName: '花名册', orgPath: me.orgPath, from: 'members', filter: filterOf(me, wanted, units), order: ['_id', 1],
      sheets: [{
        title: '花名册', landscape: true, notes: (rows) => [madeBy(asking, rows, '人')],
        columns: [
          { header: '姓名', width: 12, value: ({ name }) => name },
          { header: '工号', width: 12, value: ({ staffNo }) => staffNo },
          { header: '部门', width: 18, value: ({ unitName }) => unitName },
          { header: '岗位', width: 18, value: ({ post }) => post },
          { header: '会籍', width: 12, value: (member: Member) => unionStates[cardOf(member).state] },
          { header: '工会职务', width: 26, value: (member: Member) => cardOf(member).roles.join('、') },
          { header: '认领身份', width: 10, value: (member: Member) => (cardOf(member).isBound ? '已认领' : '未认领') },
          { header: '在职', width: 8, value: (member: Member) => (cardOf(member).hasLeft ? '已离职' : '在职') },
        ],
      }],
    })
  },
}

const changes: ListExport = {
  list: 'people.roleChanges',
  open: async (asking) => {
    const units = unitsOf(asking.me, KEEPERS)
    if (units.length === 0) refuse('NOT_ALLOWED')
    return rowsOf<'roleChanges'>({
      fileName: '职务变动记录', orgPath: asking.me.orgPath, from: 'roleChanges', filter: { orgPath: oneOf(units) }, order: ['listKey', -1],
      sheets: [{
        title: '职务变动记录', landscape: true, notes: (rows) => [madeBy(asking, rows, '件')],
        columns: [
          { header: '编号', width: 18, value: ({ number }) => number },
          { header: '姓名', width: 12, value: ({ name }) => name },
          { header: '部门', width: 16, value: ({ unitName }) => unitName },
          { header: '变动', width: 26, value: ({ isRemoval, grant }: RoleChange) => `${isRemoval ? '免去' : '授予'}${grantWords(grant)}` },
          { header: '单位', width: 18, value: ({ orgName }) => orgName },
          { header: '原因', width: 24, value: ({ reason }) => reason },
          { header: '提出人', width: 12, value: ({ proposedByName }) => proposedByName },
          { header: '提出时间', width: 18, value: ({ submittedAt }) => submittedAt },
          { header: '状态', width: 12, value: ({ status }) => roleChangeStatuses[status] },
          { header: '确认人', width: 12, value: ({ decidedByName }) => decidedByName },
        ],
      }],
    })
  },
}

export const peopleLists: readonly ListExport[] = [roster, changes]
