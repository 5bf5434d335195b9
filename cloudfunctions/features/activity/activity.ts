/** 活动, in the order of the contract: look, sign up, run, check in; and what the timer does. */
import { amendRoutes } from './amend'
import { browseRoutes } from './browse'
import { checkInRoutes } from './checkin'
import { lapseOffers, settleSeats } from './promotion'
import { publishRoutes } from './publish'
import { closeSignUps, continueJobs, makeRepetitions, tellChanges } from './schedule'
import { signupRoutes } from './signup'

export const activityRoutes = { ...browseRoutes, ...signupRoutes, ...publishRoutes, ...amendRoutes, ...checkInRoutes }

/** Run every minute, in this order. */
export const activityJobs = { closeSignUps, lapseOffers, settleSeats, continueJobs, tellChanges, makeRepetitions }
