/** Attendances of a large union's year, spread over days, kinds, units and people. */
const kinds = ['flag', 'culture', 'birthday', 'contest', 'reading'] as const
const branches = ['prod1', 'prod2', 'equip', 'ehs', 'office'] as const
const PEOPLE = 10_000
const FIRST = Date.UTC(2025, 0, 1) - 8 * 3_600_000
const YEAR_MS = 365 * 86_400_000

export function fullDay(index: number, records: number) {
  const person = (index * 7919) % PEOPLE
  const branch = branches[person % branches.length] as string
  return {
    _id: `a${index}`, activityId: `x${Math.floor(index / 100)}`, memberId: `m${person}`, kind: kinds[index % kinds.length] as string, status: index % 10 === 9 ? 'absent' : 'attended', guests: index % 3,
    startsAt: new Date(FIRST + Math.floor((index / records) * YEAR_MS)), orgPath: ['company', `b-${branch}`, `g-${branch}`], name: `职工${person}`, unitName: branch, listKey: String(index), rosterKey: String(index), touch: '',
  }
}
