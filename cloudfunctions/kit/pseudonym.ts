/**
 * A second name of a person, for a collection in which their id would tell of a need. It is keyed, and another one in each
 * place: whoever has only the database finds neither whose it is nor which two of them belong together.
 */
import { blindIndex } from './vault'

export type VeiledPlace = 'handoutPerson' | 'messageBox' | 'readSubject'

export const veiled = (place: VeiledPlace, memberId: string) => blindIndex(place, memberId)

/** Both names under which something of this person may stand there. */
export const namesOf = (place: VeiledPlace, memberId: string): readonly [open: string, veiled: string] => [memberId, veiled(place, memberId)]
