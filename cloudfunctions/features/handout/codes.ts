/** The codes of a handout: the desk's, and a person's for one plan. */
import { personalCodes, rollingCodes } from '@/cloudfunctions/kit/codes'

const desk = rollingCodes('handoutDesk')
const person = personalCodes('handoutPerson')

export const deskIdOf = desk.idOf
export const deskCode = desk.codeNow
export const deskIdIn = desk.idIn
export const judgeDeskCode = desk.judge
export const codeOf = person.codeOf
export const memberIn = person.memberIn
