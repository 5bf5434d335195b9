/**
 * The settings a new union starts with, each with its source. They are loaded once by the deploy
 * script; from then on the collection is the truth. All wait for the union's confirmation.
 */
import type { Policy } from '../documents/policy'
import { aidRows } from './aid'
import { handoutRows } from './handout'
import { peopleRows } from './people'
import type { Row } from './row'
import { birthdayRows } from './birthday'
import { privacyRows } from './privacy'
import { rightsRows } from './rights'
import { suggestionRows } from './suggestion'
import { visitRows } from './visit'

const activityRows: readonly Row[] = [
  ['activity.offerHours', 12, 'hours', '候补确认时限：产品默认值，待工会确认'],
  ['activity.lateEntryHours', 24, 'hours', '补签时限：产品默认值，待工会确认'],
]

const messageRows: readonly Row[] = [['message.unreachedHours', 24, 'hours', '重要消息未达转当面告知的时限：产品默认值，待工会确认']]

const rows: readonly Row[] = [...activityRows, ...messageRows, ...peopleRows, ...suggestionRows, ...aidRows, ...birthdayRows, ...handoutRows, ...visitRows, ...privacyRows, ...rightsRows]

export const defaultPolicies: readonly Policy[] = rows.map(([key, value, unit, source]) => ({
  _id: `${key}_default_2019-01-01`,
  key,
  scope: 'default',
  value,
  unit,
  from: '2019-01-01',
  to: null,
  source,
  confirmedBy: null,
}))
