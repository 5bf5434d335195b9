import { inPublicity, toBePaid, toBeSigned, toBeTaken } from './aid'
import { toBeConfirmed, toJoin } from './desk'
import { fetchedOnce, toBeFetched } from './handout'
import type { Scene } from './scene'
import { fullHouse, lastSeat, offered } from './signups'
import { toBeAccepted, toBeReviewed } from './suggestion'

type Played = { pairs: number; orders: number; broken: number }
type Play = (player: <Place>(scene: Scene<Place>) => Promise<Played>) => Promise<Played>

/** Objects whose crowd no story has, or whose invariants are checked beside: seats, offers, funds. The other pairs are met in the stories. */
export const scenes: readonly Play[] = [
  (play) => play(fullHouse),
  (play) => play(offered),
  (play) => play(lastSeat),
  (play) => play(toBeTaken),
  (play) => play(toBeSigned),
  (play) => play(toBePaid),
  (play) => play(inPublicity),
  (play) => play(toBeFetched),
  (play) => play(fetchedOnce),
  (play) => play(toBeAccepted),
  (play) => play(toBeReviewed),
  (play) => play(toBeConfirmed),
  (play) => play(toJoin),
]
