/** 督导记录 and 督导函: what was looked at, what was found, who promised what until when; the letter written from the list, and its answer. */
import { db } from '@/cloudfunctions/kit/db'
import type { RightsFile, Supervision, SupervisionLetter } from '@/cloudfunctions/kit/documents/rights'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { oneOf } from '@/cloudfunctions/kit/filter'
import { idFor } from '@/cloudfunctions/kit/ids'
import { numbered, numberFor } from '@/cloudfunctions/kit/numbers'
import { beyond, END_OF_TIME, pageOf } from '@/cloudfunctions/kit/paging'
import { born, move, receiptOf } from '@/cloudfunctions/kit/record'
import { refuse, refuseIf } from '@/cloudfunctions/kit/refuse'
import { bound } from '@/cloudfunctions/kit/serve'
import { allUnits, pathOf } from '@/cloudfunctions/kit/units'
import { dayOf } from '@/types/calendar'
import type { RightsArea } from '@/types/rightsNames'
import { isPast, unitsFor, whyNotAnswer, whyNotClose, whyNotRecord, whyNotSupervise, whyNotWrite } from './rules'
import { whyOf } from './words'

/** Lines of one letter; what is beyond is said as a number. */
export const LINES = 300

const supervisionView = (entry: Supervision, me: Member, today: string) => {
  const { _id, area, onDay, orgId, unitName, what, finding, checked, fine, promisedBy, promisedUntil, status, outcome, byName, version } = entry
  return {
    supervisionId: _id, area, onDay, orgId, unitName, what, finding, checked, fine, promisedBy, promisedUntil, status, outcome, byName, version,
    isLate: status === 'promised' && isPast(promisedUntil, today), blocked: { close: whyNotSupervise(me.grants, area, entry.orgPath) ?? whyNotClose(entry) },
  }
}

const letterView = (letter: SupervisionLetter, me: Member, today: string) => {
  const { _id, number, area, unitName, addressee, note, sentOn, answerBy, people, status, answeredOn, answer, byName, orgPath } = letter
  return {
    letterId: _id, number, area, unitName, addressee, note, sentOn, answerBy, people, status, answeredOn, answer, byName, isLate: status === 'sent' && isPast(answerBy, today),
    blocked: { answer: whyNotSupervise(me.grants, area, orgPath) ?? whyNotAnswer(letter, today, today) },
  }
}

export const unitsRead = (me: Member, area: RightsArea) => {
  const units = unitsFor(me.grants, area)
  return units.length > 0 ? units : refuse('NOT_ALLOWED')
}

/** The unit and its path, if this person supervises there. */
async function unitFor(me: Member, area: RightsArea, orgId: string) {
  const orgs = await allUnits()
  const orgPath = pathOf(orgId, orgs)
  if (orgPath.length === 0) return refuse('NOT_FOUND')
  refuseIf(whyNotSupervise(me.grants, area, orgPath))
  return { orgId, orgPath, unitName: orgs.get(orgId)?.name ?? '' }
}

const lineOf = (area: RightsArea) => ({ staffNo, name, unitName, lights }: RightsFile) => ({ staffNo, name, unitName, why: whyOf(lights[area]), dueOn: lights[area].dueOn ?? '' })

/** The red lights of an area in a unit: how many, and the first lines. Two calls. */
async function redIn(area: RightsArea, orgId: string) {
  const filter = { orgPath: orgId, [`lights.${area}.colour`]: 'red' }
  const [people, files] = await Promise.all([db.rightsFiles.count(filter), db.rightsFiles.find(filter, { order: [[`keys.${area}`, 1]], limit: LINES })])
  return { people, lines: files.map(lineOf(area)) }
}

interface BesideEntry {
  readonly [name: string]: unknown
  readonly entry: Supervision | null
}
interface BesideLetter {
  readonly [name: string]: unknown
  readonly letter: SupervisionLetter | null
}

export const superviseRoutes = {
  'rights.supervisions': bound<'rights.supervisions'>()({
    handle: async ({ input: { area, cursor, limit }, me, now }) => {
      const filter = { area, orgPath: oneOf(unitsRead(me, area)), listKey: beyond(-1, cursor, END_OF_TIME) }
      const entries = await db.supervisions.find(filter, { order: [['listKey', -1]], limit: limit + 1 })
      return pageOf(entries, limit, ({ listKey }) => listKey, (entry) => supervisionView(entry, me, dayOf(now)))
    },
  }),

  'rights.supervise': bound<'rights.supervise'>()({
    handle: async ({ input: { orgId, area, onDay, what, finding, checked, fine, promisedBy, promisedUntil }, me, now, request }) => {
      const unit = await unitFor(me, area, orgId)
      refuseIf(whyNotRecord({ onDay, checked, fine, promisedBy, promisedUntil }, dayOf(now)))
      const _id = idFor('supervision', me._id, request.id)
      const status = promisedUntil ? 'promised' : 'done'
      const entry: Supervision = {
        _id, ...born(status, { at: now, by: me._id, action: 'rights.supervise' }, request), status, area, onDay, what, finding, checked, fine, promisedBy, promisedUntil, ...unit,
        outcome: '', byId: me._id, byName: me.name, listKey: `${onDay}_${_id}`,
      }
      if (await db.supervisions.insert(entry)) return supervisionView(entry, me, dayOf(now))
      const kept = await db.supervisions.get(_id)
      return kept && receiptOf(kept, request) ? supervisionView(kept, me, dayOf(now)) : refuse('REQUEST_REUSED')
    },
  }),

  'rights.closeSupervision': bound<'rights.closeSupervision'>()<BesideEntry>({
    reads: ({ supervisionId }) => ({ entry: { from: 'supervisions', id: supervisionId } }),
    handle: async ({ input: { outcome }, me, now, request, beside: { entry } }) => {
      if (!entry || !unitsFor(me.grants, entry.area).some((orgId) => entry.orgPath.includes(orgId))) return refuse('NOT_FOUND')
      if (receiptOf(entry, request)) return supervisionView(entry, me, dayOf(now))
      refuseIf(whyNotSupervise(me.grants, entry.area, entry.orgPath) ?? whyNotClose(entry))
      const moved = await move(db.supervisions, entry, { to: 'done', line: { at: now, by: me._id, action: 'rights.closeSupervision', note: outcome }, set: { outcome }, request })
      return supervisionView(moved ?? refuse('CHANGED_MEANWHILE'), me, dayOf(now))
    },
  }),

  'rights.letters': bound<'rights.letters'>()({
    handle: async ({ input: { area, cursor, limit }, me, now }) => {
      const filter = { area, orgPath: oneOf(unitsRead(me, area)), listKey: beyond(-1, cursor, END_OF_TIME) }
      const letters = await db.supervisionLetters.find(filter, { order: [['listKey', -1]], limit: limit + 1 })
      return pageOf(letters, limit, ({ listKey }) => listKey, (letter) => letterView(letter, me, dayOf(now)))
    },
  }),

  'rights.writeLetter': bound<'rights.writeLetter'>()({
    handle: async ({ input: { area, orgId, addressee, note, answerBy }, me, now, request }) => {
      const today = dayOf(now)
      const unit = await unitFor(me, area, orgId)
      const _id = idFor('supervisionLetter', me._id, request.id)
      const before = await db.supervisionLetters.get(_id)
      if (before && receiptOf(before, request)) return letterView(before, me, today)
      const { people, lines } = await redIn(area, orgId)
      refuseIf(whyNotWrite(people, answerBy, today))
      const year = today.slice(0, 4)
      const letter: SupervisionLetter = {
        _id, ...born('sent', { at: now, by: me._id, action: 'rights.writeLetter' }, request), status: 'sent', number: numbered('督导函', year, await numberFor('supervisionLetter', year, _id)),
        area, ...unit, addressee, note, sentOn: today, answerBy, people, lines, answeredOn: null, answer: '', byId: me._id, byName: me.name, listKey: `${today}_${_id}`,
      }
      await db.supervisionLetters.insert(letter)
      return letterView(letter, me, today)
    },
  }),

  'rights.answerLetter': bound<'rights.answerLetter'>()<BesideLetter>({
    reads: ({ letterId }) => ({ letter: { from: 'supervisionLetters', id: letterId } }),
    handle: async ({ input: { answeredOn, answer }, me, now, request, beside: { letter } }) => {
      const today = dayOf(now)
      if (!letter || !unitsFor(me.grants, letter.area).some((orgId) => letter.orgPath.includes(orgId))) return refuse('NOT_FOUND')
      if (receiptOf(letter, request)) return letterView(letter, me, today)
      refuseIf(whyNotSupervise(me.grants, letter.area, letter.orgPath) ?? whyNotAnswer(letter, answeredOn, today))
      const line = { at: now, by: me._id, action: 'rights.answerLetter', note: answer }
      const moved = await move(db.supervisionLetters, letter, { to: 'answered', line, set: { answeredOn, answer }, request })
      return letterView(moved ?? refuse('CHANGED_MEANWHILE'), me, today)
    },
  }),
}
