/** What the timer does, every minute and in this order. Apart from the handlers, so that the timer does not load them. */
import { continueHandouts, endHandouts, ringHandouts } from './schedule'

export const handoutJobs = { endHandouts, continueHandouts, ringHandouts }
