/**
 * `npm run simulate [people]`: three mornings of a union of 1,000 to 1,000,000 people against the documented limits of
 * WeChat's cloud, in virtual time. Operations a call are measured, latencies and the patience of people are assumed
 * (`platform.ts` lists both): the figures say which limit is met first, not what a stopwatch would show.
 */
import { assumed, documented, type Outcome } from './platform'
import { byTimer, HOUR, measured, mostAnswered, openings, plans, signUpRush, taken } from './scenarios'

const most = Number(process.argv[2] ?? 1_000_000)
const SIZES = [1_000, 10_000, 100_000, 1_000_000].filter((size) => size <= most)
/** More people than this do not sign up for one thing in one second. */
const MOST_AT_ONCE = 100_000
const GOAL_MS = 10_000
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
const minutes = (count: number) => (count < 120 ? `${count} min` : count < 2880 ? `${(count / 60).toFixed(0)} h` : `${(count / 1440).toFixed(1)} days`)

const said = ({ answered, gaveUp, p50Ms, p99Ms, lastMs, refusedRequests, mostInstances }: Outcome) =>
  `${answered} answered, ${gaveUp} gave up; p50 ${seconds(p50Ms)}, p99 ${seconds(p99Ms)}, the last after ${seconds(lastMs)}; ${refusedRequests} requests refused and asked again; ${mostInstances} instances`

function main(): void {
  console.log(`documented: ${JSON.stringify(documented)}`)
  console.log(`assumed: ${JSON.stringify(assumed)}`)
  console.log(`measured operations: ${JSON.stringify(measured)}\n`)
  for (const [name, plan] of Object.entries(plans)) {
    console.log(`Sign-up opens, one place for twenty people, everybody within a second (${name})`)
    for (const people of SIZES.filter((size) => size <= MOST_AT_ONCE)) {
      const rush = signUpRush({ people, seats: people / 20, pools: 1, withinMs: 1000 }, plan)
      console.log(`  ${people}: ${rush.seated} of ${people / 20} places taken; ${said(rush)}`)
    }
    const spread = signUpRush({ people: most, seats: most / 20, pools: 20, withinMs: HOUR }, plan)
    console.log(`  ${most} over an hour, by twenty branches with places of their own: ${said(spread)}`)
    console.log(`  all answered within ${GOAL_MS / 1000} s: up to ${mostAnswered(GOAL_MS, plan, { seats: 50, pools: 1, withinMs: 1000 })} people in one second\n`)
    console.log(`Eight in the morning: everybody opens the first screen within an hour (${name})`)
    for (const people of SIZES) console.log(`  ${people}: ${said(openings(people, HOUR, plan))}`)
    console.log('')
  }
  console.log(`By the timer alone: greetings ${taken.greetedAMinute} a minute, an important notice ${taken.toldAMinute}, messages ${taken.messagesAMinute}, of which three in ten have a consent`)
  for (const people of SIZES) {
    const [birthdays, notice] = [byTimer(Math.ceil(people / 365), taken.greetedAMinute, measured.greetingPage), byTimer(people, taken.toldAMinute, measured.noticePage)]
    console.log(`  ${people}: birthdays of a day in the box after ${minutes(birthdays.boxMinutes)}, sent after ${minutes(birthdays.sentMinutes)}; a notice in every box after ${minutes(notice.boxMinutes)}, sent after ${minutes(notice.sentMinutes)}; ${notice.secondsOfEachMinute.toFixed(1)} s of each minute`)
  }
}

main()
