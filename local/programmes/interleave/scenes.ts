import { inPublicity, toBePaid, toBeSigned } from './aid'
import { fetchedOnce, toBeFetched } from './handout'
import type { Scene } from './scene'
import { fullHouse, lastSeat, offered } from './signups'

type Played = { schedules: number; broken: number }
type Play = (player: <Place>(scene: Scene<Place>) => Promise<Played>) => Promise<Played>

/** Every object of the product that more than one may change at once; a noun adds its scene here. */
export const scenes: readonly Play[] = [
  (play) => play(fullHouse),
  (play) => play(offered),
  (play) => play(lastSeat),
  (play) => play(toBeSigned),
  (play) => play(toBePaid),
  (play) => play(inPublicity),
  (play) => play(toBeFetched),
  (play) => play(fetchedOnce),
]
