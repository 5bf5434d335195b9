/** The roster as an officer needs it: who is bound, a new one-time code, a lost WeChat account let go. */
import { receiptIn } from '@/cloudfunctions/kit/amend'
import { db } from '@/cloudfunctions/kit/db'
import type { BindingLine, Member } from '@/cloudfunctions/kit/documents/people'
import { any, contains, not, oneOf, type Filter } from '@/cloudfunctions/kit/filter'
import { policiesOn } from '@/cloudfunctions/kit/policies'
import { beyond, pageOf } from '@/cloudfunctions/kit/paging'
import { receiptFor, type Request } from '@/cloudfunctions/kit/record'
import { refuse, refuseIf } from '@/cloudfunctions/kit/refuse'
import { holding } from '@/cloudfunctions/kit/serve'
import { unitsOf } from '@/cloudfunctions/kit/units'
import { bindSealOf, codeFor } from './bindSeal'
import { addDays, dayOf } from '@/types/calendar'
import { normalStaffNo } from '@/types/staffNo'
import { ISSUERS, RELEASERS, whyNotIssue, whyNotRelease } from './rules'

/** The line that goes with a change of a person's tie to a WeChat account. */
export const lineOf = (line: BindingLine) => ({ bindingHistory: { each: [line] } })

/** Frees a person of a WeChat account. The lock goes first: as long as the row says the account, whoever asks again comes back to it. */
export async function letGo(_id: string, openid: string, line: BindingLine, request: Request): Promise<void> {
  await db.bindings.remove({ _id: openid, memberId: _id })
  await db.members.change({ _id, openid }, { set: { openid: null, bindSeal: null, bindUntil: null }, push: { ...lineOf(line), ...receiptFor(request) } })
}

function rosterFilter(me: Member, { search, isBound }: { search?: string; isBound?: boolean }): Filter {
  const wanted: Filter = isBound === undefined ? {} : { openid: isBound ? not(null) : null }
  const filter: Filter = { orgPath: oneOf(unitsOf(me, ISSUERS)), leftOn: null, ...wanted }
  if (!search) return filter
  const either: readonly Filter[] = [{ name: contains(search) }, { staffNo: contains(normalStaffNo(search)) }]
  return { ...filter, [any]: either }
}

function rosterPerson(person: Member, me: Member) {
  const { _id, name, staffNo, unitName, post, openid } = person
  const blocked = { issue: whyNotIssue(person, me), release: whyNotRelease(person, me) }
  return { memberId: _id, name, staffNo, unitName, post, isBound: openid !== null, blocked }
}

/** The last day of a code that is handed out on this one. */
async function untilOf(today: string): Promise<string> {
  const key = 'people.codeDays'
  return addDays(today, (await policiesOn(today, key))[key].value)
}

const called = async (staffNo: string) => (await db.members.first({ staffNo: normalStaffNo(staffNo) })) ?? refuse('NOT_FOUND')

export const peopleRoutes = {
  'session.roster': holding<'session.roster'>(...ISSUERS)({
    handle: async ({ input: { cursor, limit, ...wanted }, me }) => {
      const filter = { ...rosterFilter(me, wanted), _id: beyond(1, cursor, '') }
      const people = await db.members.find(filter, { order: [['_id', 1]], limit: limit + 1 })
      return pageOf(people, limit, ({ _id }) => _id, (person) => rosterPerson(person, me))
    },
  }),

  'session.issueCode': holding<'session.issueCode'>(...ISSUERS)({
    handle: async ({ input, me, request, now }) => {
      const person = await called(input.staffNo)
      refuseIf(whyNotIssue(person, me))
      const code = codeFor(person._id, request.id)
      const bindSeal = bindSealOf(person._id, code)
      const bindUntil = await untilOf(dayOf(now))
      if (person.bindSeal === bindSeal) return { name: person.name, code, until: person.bindUntil ?? bindUntil }
      const line = lineOf({ at: now, by: me._id, action: 'issued', reason: '' })
      const won = await db.members.change({ _id: person._id, openid: null, bindSeal: person.bindSeal }, { set: { bindSeal, bindUntil }, push: line })
      // The seal is made of the request: where it stands, this very request was quicker on another line.
      if (won === 0 && (await db.members.get(person._id))?.bindSeal !== bindSeal) refuse('CHANGED_MEANWHILE')
      return { name: person.name, code, until: bindUntil }
    },
  }),

  'session.release': holding<'session.release'>(...RELEASERS)({
    handle: async ({ input: { staffNo, reason }, me, request, now }) => {
      const person = await called(staffNo)
      refuseIf(whyNotRelease(person, me))
      const { _id, openid, name } = person
      const isDone = receiptIn(person, request) !== null
      if (openid && !isDone) await letGo(_id, openid, { at: now, by: me._id, action: 'released', reason }, request)
      return { name }
    },
  }),
}
