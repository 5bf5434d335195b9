/** The codes of a check-in: the door's, and a person's for one activity. */
import { personalCodes, rollingCodes } from '@/cloudfunctions/kit/codes'

const door = rollingCodes('door')
const person = personalCodes('person')

export const doorIdOf = door.idOf
export const doorCode = door.codeNow
export const doorIdIn = door.idIn
export const judgeDoorCode = door.judge
export const personCode = person.codeOf
export const memberIn = person.memberIn
