/**
 * F1–F28, the hostile rows of single features: which test proves each. A row names the file and the words with which
 * its test begins; `table.test.ts` refuses a row whose test is not there, or a noun that was built and has no test here.
 */
export interface Row {
  readonly row: string
  readonly what: string
  /** File from the root of the repository, and the beginning of the test's name. */
  readonly tests: ReadonlyArray<readonly [file: string, name: string]>
  /** A noun that is not built yet, by the beginning of its actions: nothing to attack. */
  readonly notBuilt?: string
}

const features = 'cloudfunctions/features'
const kit = 'cloudfunctions/kit'
const screens = 'client/src/features'
const here = 'local/programmes/hostile/features.test.ts'

export const rows: readonly Row[] = [
  {
    row: 'F1', what: 'sign-up at the wrong time, twice, while cancelled, while places are cut',
    tests: [
      [`${features}/activity/rules.test.ts`, 'a worker who wants to sign up'], [`${features}/activity/rules.test.ts`, 'cannot sign up twice'],
      [`${features}/activity/promotion.test.ts`, 'an offer accepted and cancelled at the same instant'], ['local/programmes/rush/rush.test.ts', 'three hundred people for thirty seats'], [here, 'F1'],
    ],
  },
  { row: 'F2', what: 'a capacity of −1, 0, a billion, below the seated; called off while people sign up', tests: [[here, 'F2'], [`${features}/activity/amend.test.ts`, 'places are changed once per request'], [`${features}/activity/promotion.test.ts`, 'a capacity raised by the officer']] },
  { row: 'F3', what: 'promotion by hand and by the timer, an offer at the instant of its end', tests: [[`${features}/activity/promotion.test.ts`, 'is called in order, one offer per place'], [`${features}/activity/rules.test.ts`, 'can be accepted before its time and not at it']] },
  { row: 'F4', what: 'check-in codes replayed, forged, of another activity, of the future, guessed', tests: [[`${features}/activity/checkin.test.ts`, 'refuses an old code, a forged one'], [`${features}/activity/checkin.test.ts`, 'counted without network counts'], [here, 'F4']] },
  {
    row: 'F5', what: 'codes that lead elsewhere, pages opened with an action in the address',
    tests: [[`${screens}/activity/pages/scan/scan.test.tsx`, 'refuses what is no personal code'], [`${screens}/activity/pages/checkin/checkin.test.tsx`, 'opens no camera before a tap'], [`${screens}/activity/pages/detail/detail.test.tsx`, 'leads a stranger from a poster to binding'], [here, 'F5']],
  },
  { row: 'F6', what: 'binding: numbers tried out, two at once, names with dots and blanks', tests: [[`${features}/session/enumeration.test.ts`, 'every way of being wrong'], [`${features}/session/enumeration.test.ts`, 'used-up tries'], [here, 'F6']] },
  {
    row: 'F7', what: 'aid: own case, two hats, steps skipped, approved and paid twice, after withdrawal',
    tests: [
      [`${features}/aid/rules.test.ts`, 'every state, every step, every role'], [`${features}/aid/money.test.ts`, 'two chairs at once'], [`${features}/aid/money.test.ts`, 'paying and withdrawing at once'],
      [`${features}/aid/money.test.ts`, 'nobody on their own case'], [`${features}/aid/money.test.ts`, 'nobody twice on one case'], [`${features}/aid/money.test.ts`, 'is refused before the signature'],
      [`${features}/aid/aid.test.ts`, 'an objection, even in the last second'], [`${features}/aid/histories.test.ts`, 'I18 to I23 hold in every history'],
    ],
  },
  {
    row: 'F8', what: 'evidence of others, guessed links, files that are no pictures, huge or located ones',
    tests: [
      [`${features}/aid/photos.test.ts`, 'somebody else’s photo is not taken'], [`${kit}/evidence.test.ts`, 'each showing is noted'], [`${kit}/evidence.test.ts`, 'a link dies within minutes'],
      [`${kit}/picture.long.test.ts`, 'the place a photo was taken does not survive'], [`${kit}/picture.long.test.ts`, 'any bytes behind a true header'], ['local/cloud/storage/storage.test.ts', 'cannot be forged, prolonged'],
    ],
  },
  { row: 'F9', what: 'publicity and statistics betray nobody', tests: [[`${features}/aid/secrecy.test.ts`, 'on the page of publicity'], [`${kit}/discreet.test.ts`, '%s says nothing private'], [`${features}/aid/meansRules.test.ts`, 'no cell of one or two']] },
  { row: 'F10', what: 'a suggestion changed after its review; who wrote the nameless one', tests: [[`${features}/suggestion/suggestion.test.ts`, 'is answered by claim code, and nothing stored'], [`${features}/suggestion/rules.test.ts`, '%s while %s']] },
  { row: 'F11', what: 'votes: twice, changed, linked to the voter', tests: [], notBuilt: 'vote.' },
  { row: 'F12', what: 'rooms: overlapping bookings', tests: [], notBuilt: 'room.' },
  {
    row: 'F13', what: 'birthdays: the timer thrice, a day skipped, 29 February, who left, lunar 30',
    tests: [[`${features}/birthday/greet.long.test.ts`, 'greets at eight in the morning'], [`${features}/birthday/greet.long.test.ts`, 'catches up after missed days'], [`${features}/birthday/greet.long.test.ts`, 'keeps 2月29日'], [`${kit}/birthdays.test.ts`, 'greets each of the 1,086']],
  },
  { row: 'F14', what: 'training hours that cannot be', tests: [], notBuilt: 'training.' },
  { row: 'F15', what: 'filtered until one person is left', tests: [[`${kit}/suppress.test.ts`, 'in random trees of units'], [`${features}/summary/values.test.ts`, 'a year by unit']] },
  { row: 'F16', what: 'files: formulas, tab names, too many rows, who may, a link passed on', tests: [[`${kit}/xlsx.test.ts`, 'every text is a text cell'], [`${kit}/xlsx.test.ts`, 'two lists of one name'], [`${features}/export/export.test.ts`, 'of more than twenty thousand rows'], [`${features}/export/export.test.ts`, 'every list has a file for those who may']] },
  {
    row: 'F17', what: 'lists from personnel: twins, formulas, merged cells, serial days, hidden sheets, bombs, lost zeros',
    tests: [[`${kit}/sheet.test.ts`, 'a file that is no list of ours'], [`${kit}/sheet.test.ts`, 'a formula is taken by its last value'], [`${kit}/sheet.test.ts`, 'cells under a merged one'], [`${kit}/sheet.test.ts`, 'days before 1 March 1900'], [`${kit}/sheet.test.ts`, 'a hidden first sheet'], [`${features}/people/import.test.ts`, 'notices numbers that lost their zeros'], [`${features}/people/import.test.ts`, 'says for each row what is wrong']],
  },
  { row: 'F18', what: 'the last administrator, rights for oneself, two people who are one', tests: [[`${features}/people/roles.test.ts`, 'nobody is both people'], [`${features}/people/roles.test.ts`, 'the last administrator stays']] },
  { row: 'F19', what: 'addresses given by a user, calls to everybody in a text', tests: [[here, 'F19']] },
  { row: 'F20', what: 'subscription messages refused, WeChat not answering', tests: [[`${features}/message/message.test.ts`, 'believes WeChat when it says'], [`${features}/message/message.test.ts`, 'gives up after five tries'], [`${features}/message/message.test.ts`, 'that is broken never breaks a decision']] },
  { row: 'F21', what: 'the local server open to others, its headers in shipped code', tests: [['local/cloud/http/server.test.ts', 'is not open on any other interface'], ['local/cloud/http/server.test.ts', 'lets nobody choose a person'], ['local/cloud/storage/storage.test.ts', 'lies under a hash'], [here, 'F21']] },
  { row: 'F22', what: 'secrets, addresses, test people, source maps in what is uploaded', tests: [[here, 'F22']] },
  { row: 'F23', what: 'the database file copied, two sealed values swapped', tests: [[`${kit}/rawFile.test.ts`, '%s is nowhere on the disk'], [`${kit}/rawFile.test.ts`, 'two sealed values swapped'], [`${features}/aid/secrecy.test.ts`, 'two boxes cannot change places']] },
  { row: 'F24', what: 'keys changed under way, taken away too early, unknown', tests: [[`${kit}/reseal.test.ts`, 'three generations'], [`${kit}/reseal.test.ts`, 'a key that is taken away too early'], [`${kit}/vault.test.ts`, 'a key that is not known']] },
  { row: 'F25', what: 'settings that carry a prototype, settings of an old version', tests: [[here, 'F25'], ['local/programmes/upgrade.test.ts', 'the data of %s is read']] },
  { row: 'F26', what: 'the server’s clock goes back a day', tests: [[`${features}/birthday/greet.long.test.ts`, 'goes on as before when the clock was wrong'], [here, 'F26']] },
  { row: 'F27', what: 'the history and the log: no action changes them, a gap has a name', tests: [[`${kit}/readSeals.test.ts`, 'a line changed, a line deleted'], [here, 'F27']] },
  { row: 'F28', what: 'a client straight at the database or the files', tests: [['local/deploy/deploy.test.ts', 'close every collection to clients'], ['local/deploy/deploy.test.ts', 'leave a stored file to its owner'], ['local/cloud/storage/storage.test.ts', 'is shut out altogether']] },
]

/** All files that the rows name, each once. */
export const filesOfRows = () => [...new Set(rows.flatMap(({ tests }) => tests.map(([file]) => file)))]
