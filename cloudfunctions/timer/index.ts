/** Door 2: scheduled work. One trigger a minute; what runs when is the table in `schedule.ts`. */
import { tick } from '@/cloudfunctions/kit/timer'
import { schedule } from './schedule'

export const main = tick(schedule)
