/** P2, P4, P5, P13 over the whole product: what the demonstration costs on the wire may not grow unseen. */
import { isDetail, isList, playedCosts, type ActionCost, type PlayedCosts } from './bench/played'
import { actionNames, definitionOf } from './contract'

let played: PlayedCosts
beforeAll(async () => {
  played = await playedCosts()
}, 900_000)

type Dearer = Readonly<Record<string, number>>

const MOST_WRITE = 5
/** What takes more and why it may: the most it takes in the demonstration. Any other goes red beyond five. */
const dearerWrites: Dearer = {
  // Person by person of a batch.
  'handout.addPeople': 52, 'activity.uploadCheckIns': 50, 'handout.number': 42,
  // A document of a whole year, frozen: all figures are counted first, in two rounds over twelve collections.
  'summary.draft': 40, 'summary.sign': 39,
  // Money: settings, what was given this year, fund, intent and case, each a write of its own that a crash may not tear.
  'aid.approve': 14, 'aid.advance': 13, 'visit.approve': 13, 'aid.opinion': 8, 'aid.pay': 6, 'aid.signVisit': 6, 'handout.signFor': 6,
  // Consent, settings, a number without holes, the claim to one case at a time, the case, the draft that goes.
  'aid.submit': 14,
  // The case and the row of the roster are two documents that move one after the other; two people's offices; a number without holes.
  'people.apply': 13, 'people.proposeRole': 10, 'people.confirmRole': 6, 'people.setDelegate': 6,
  // A deadline by settings and calendar, and a number without holes.
  'visit.report': 9, 'rights.report': 8, 'rights.writeLetter': 8, 'suggestion.submit': 7, 'privacy.askDeletion': 7,
  // Words go to the check, which is noted before and after; the officer's page, with those who read counted, is the reply.
  'notice.publish': 8, 'notice.withdraw': 6, 'birthday.wish': 6,
  // A list of people is settled with the year's allowances, or with the fund and the settings, before the plan goes on.
  'handout.submit': 8, 'handout.makeList': 7,
  // The row that ends, the row of the same thing, and the files that are judged anew.
  'rights.saveStandard': 6,
}

const MOST_LIST = 2
const dearerLists: Dearer = {
  // One for each noun whose work may go to a successor, or may wait for me.
  'people.handoverPlan': 24, 'inbox.list': 10,
  // Whom a month should have reached: the roster against what was given; two kinds of visits and the units.
  'handout.unserved': 4, 'visit.missed': 4,
  // That somebody read it is noted; names are looked up.
  'handout.rows': 4, 'aid.spending': 3,
  // The units at the top, for how far the asker's office reaches.
  'rights.standards': 3, 'sheet.list': 3, 'summary.records': 3,
  // A setting, names, the asker's consent, the lists that my lines are of.
  'message.unreached': 3, 'people.roleChanges': 3, 'aid.publicity': 3, 'handout.mine': 3,
  // Two kinds are looked for apart: birthdays by either calendar, visits to me and by me.
  'birthday.month': 3, 'visit.mine': 3,
}

const MOST_DETAIL = 3
const dearerDetails: Dearer = {
  // One for each noun that has a card or a desk on the first screen, side by side.
  'home.get': 14,
  // A file: how many today, the note that it is taken, what is in it, the note that it was.
  'activity.exportRoster': 7, 'handout.exportList': 6,
  // Settings of the day, what was given this year, and the fund; of a private case that it was read is noted.
  'aid.ceilings': 6, 'visit.quota': 4,
  // Two periods, the units, the size of the roster; who came and who is missing.
  'suggestion.statistics': 5, 'visit.statistics': 4, 'rights.counts': 4, 'notice.desk': 4, 'activity.door': 4,
  // A private case: whose it is, their consent, its photos, and the note that it was read.
  'aid.get': 4, 'aid.desk': 4, 'visit.get': 4,
}

const KB = 1024
/** Whole documents and catalogues that a page shows at once; bytes. */
const largerDetails: Dearer = { 'summary.get': 48 * KB, 'summary.dashboard': 40 * KB, 'visit.kinds': 14 * KB, 'policy.list': 10 * KB }

/** Of the contract, what nobody is answered in the demonstration: made of uploads, of a claim code, of an application that is still open. */
const unread = ['suggestion.claim', 'sheet.get', 'sheet.rows', 'people.application', 'aid.evidence', 'visit.photo']

const beyond = (costs: readonly ActionCost[], value: (cost: ActionCost) => number, limit: number, but: Dearer = {}) =>
  costs.filter((cost) => value(cost) > (but[cost.action] ?? limit)).map((cost) => [cost.action, value(cost)])
const calls = ({ mostCalls }: ActionCost) => mostCalls
const replied = ({ mostReplyBytes }: ActionCost) => mostReplyBytes

test('every read of the contract is asked, but for those of which the demonstration has nothing', () => {
  expect(played.unread).toEqual(unread)
  const reads = actionNames.filter((name) => definitionOf(name).kind === 'read')
  expect(played.costs.filter(isList).length + played.costs.filter(isDetail).length).toBe(reads.length - unread.length)
})

test('lists take two operations and details three, but for those that are named with a reason', () => {
  expect(beyond(played.costs.filter(isList), calls, MOST_LIST, dearerLists)).toEqual([])
  expect(beyond(played.costs.filter(isDetail), calls, MOST_DETAIL, dearerDetails)).toEqual([])
})

test('writes take five operations, but for those that are named with a reason', () => {
  expect(beyond(played.costs.filter(({ kind }) => kind === 'write'), calls, MOST_WRITE, dearerWrites)).toEqual([])
})

test('no reason outlives what it was given for', () => {
  const named = { ...dearerWrites, ...dearerLists, ...dearerDetails }
  const limitOf = (cost: ActionCost) => (cost.kind === 'write' ? MOST_WRITE : isList(cost) ? MOST_LIST : MOST_DETAIL)
  expect(Object.keys(named).filter((name) => !played.costs.some((cost) => cost.action === name && cost.mostCalls > limitOf(cost)))).toEqual([])
})

test('replies and requests stay small: a list 16 KB, a detail 8 KB, a request 2 KB unless it is a batch', () => {
  expect(beyond(played.costs.filter(isList), replied, 16 * KB)).toEqual([])
  expect(beyond(played.costs.filter(isDetail), replied, 8 * KB, largerDetails)).toEqual([])
  expect(beyond(played.costs.filter(({ action }) => action !== 'activity.uploadCheckIns'), ({ mostRequestBytes }) => mostRequestBytes, 2 * KB)).toEqual([])
})

/**
 * Who is on the roster at the end of each month is counted of all of it: once or twice a night for all months together, 53 times in the
 * nights of the demonstration (a slow machine cuts a night's counting in two).
 */
const NIGHTLY_SCANS = 74

test('lists look at hardly more than they show, and no query but those of the night is without its index', () => {
  expect(played.shown).toBeGreaterThan(50)
  expect(played.examined / played.shown).toBeLessThan(1.5)
  expect(played.scans).toBeLessThanOrEqual(NIGHTLY_SCANS)
  expect(played.scanning).toEqual([])
})
