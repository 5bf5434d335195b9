/** What the timer does, every minute and in this order. Apart from the handlers, so that the timer does not load them. */
import { lapseOffers, settleSeats } from './promotion'
import { closeSignUps, continueJobs, makeRepetitions, tellChanges } from './schedule'

export const activityJobs = { closeSignUps, lapseOffers, settleSeats, continueJobs, tellChanges, makeRepetitions }
