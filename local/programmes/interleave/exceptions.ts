import type { ActionName } from '@/types/actions'
import type { Exception, Exceptions } from './accepted'

const BATCH = 'a batch is a row of separate things, each whole by itself: of two at once each may bring some'
const DRAFT = 'the number on a draft, and how far its list has come, may be off until it is handed in, when it is counted anew'
const OVER = 'a plan called off keeps the number it had'
const RECOUNT = 'who cancels too late leaves a mark that the seats are to be counted again'
const OFF: Exception = [/^(activities\.pools|signups\.(history|offerExpiresAt)|one messages fewer \(offer\))/, 'where all is called off, whoever was just called from the line is off as waiting and not as called']
const LATE_PHOTO: Exception = [/^one evidence more \(#\)$/, 'a photo that came as its visit ended is refused, and lies there until the next cleaning']
const MOVING: Exception = [/^told (yes and ORG_MOVING|ORG_MOVING and yes)$/, 'a unit that is being moved is let alone until it has arrived']

/** What two writes at once may leave otherwise than one after the other, and why that stays. */
export const exceptions: Exceptions = {
  'aid.submit × aid.submit': [
    [/^(aids\.number |one agreements more \(given\)$)/, 'of two applications of one person at once one stands: a number may be passed over, and the agreement given with the other stays as given'],
  ],
  'activity.cancelSignUp × activity.uploadCheckIns': [[/^activities\.seats(ChangedAt|Token) /, RECOUNT]],
  'activity.cancelSignUp × activity.scanPerson': [[/^activities\.seats(ChangedAt|Token) /, RECOUNT]],
  'activity.cancelSignUp × activity.lateEntry': [[/^activities\.seats(ChangedAt|Token) /, RECOUNT]],
  'activity.cancel × activity.cancelSignUp': [OFF],
  'activity.cancel × activity.setCapacity': [OFF],
  'activity.uploadCheckIns × activity.uploadCheckIns': [[/^signups\.history /, BATCH]],
  'handout.number × handout.signFor': [[/^handoutRows\.(history|voucherNo) /, BATCH]],
  'handout.addPeople × handout.makeList': [[/^(handouts\.(people|seen|upTo) |one (allowances|handoutRows) more )/, DRAFT]],
  'handout.addPeople × handout.clearList': [[/^(handouts\.(isListDone|people) |one (allowances|handoutRows) more )/, DRAFT]],
  'handout.clearList × handout.removePerson': [[/^handouts\.people /, DRAFT]],
  'handout.cancel × handout.clearList': [[/^handouts\.(isListDone|people|seen|upTo) /, OVER]],
  'handout.cancel × handout.removePerson': [[/^handouts\.people /, OVER]],
  'handout.cancel × handout.makeList': [[/^one handoutRows more \(expired\)$/, 'the page that came too late is there, and over']],
  'people.handover × people.handover': [[/^members\.history /, 'each hands over the piece that it found: a piece more has a line more']],
  'people.moveUnit × people.moveUnit': [MOVING],
  'people.closeUnit × people.moveUnit': [MOVING],
  'people.moveUnit × people.place': [[/^members\.history /, 'whoever is placed while a unit moves has the two lines in the order of what happened to them, or comes when it has moved']],
  'people.apply × people.withdraw': [[/^told (yes and MEMBERSHIP_WRONG_STATE|MEMBERSHIP_WRONG_STATE and yes)$/, 'what is handed in anew on another phone in this moment is not what was to be taken back']],
  'session.bind × session.bind': [[/^told BIND_TOO_MANY_TRIES and BIND_TOO_MANY_TRIES$/, 'tries are counted before anything is looked at: two who bind one person in the same instant may both use theirs up']],
  'visit.attach × visit.refuse': [LATE_PHOTO],
  'visit.attach × visit.cancel': [LATE_PHOTO],
  'sheet.cancel × sheet.step': [[/^sheetJobs\.(at|found) /, 'a cancelled import says how far it came']],
}

const OWN = 'makes a thing of its own that nobody can name before the answer is there'
const READ = 'changes nothing but what its own person has read or is told'
/** Writes that change no document of another write that is possible at the same moment, and why. */
export const lonely: Partial<Record<ActionName, string>> = {
  'activity.saveDraft': OWN, 'activity.copy': OWN, 'suggestion.submit': OWN, 'aid.assess': OWN, 'notice.saveDraft': OWN, 'handout.saveDraft': OWN, 'rights.supervise': OWN, 'rights.writeLetter': OWN,
  'people.addUnit': OWN, 'people.proposeRole': OWN, 'sheet.template': OWN, 'sheet.open': OWN, 'export.start': OWN, 'privacy.export': OWN,
  'message.told': READ, 'message.read': READ,
}
