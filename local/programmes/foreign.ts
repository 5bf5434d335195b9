/**
 * Objects that belong to somebody else, for every id a request may name: found in the demonstration, by the
 * name of the field. A new noun is attacked as soon as its objects are played there.
 */
import { collections } from '@/cloudfunctions/kit/collections'
import { placesOf, type Place } from './contract'
import type { ActionName } from '@/types/actions'

/** Fields whose name is not that of their collection. */
const elsewhere: Readonly<Record<string, string>> = {
  exportId: 'exportFiles', parentId: 'orgs', employerOrgId: 'orgs', caseId: 'applications', photoId: 'evidence',
  checkId: 'safetyChecks', intoId: 'suggestions', orgId: 'orgs', orgIds: 'orgs', seriesId: 'activities', doorId: 'activities', deputyId: 'members', mainId: 'suggestions', unitId: 'orgs', wishId: 'birthdayWishes', evidenceId: 'evidence',
}
/** What looks like an id and names no document of its own: keys inside one, things outside the database, or (`subjectId`) another collection for each list. */
const noDocument: ReadonlySet<string> = new Set(['subjectId', 'templateId', 'objectionId', 'questionId', 'optionId', 'paragraphId', 'afterId', 'fileId', 'fileIds', 'coverFileId', 'photoFileIds', 'imageFileIds', 'requestId'])

const names = collections.map(({ name }) => name as string)
const ID = /^(.+?)Ids?$/

/** `suggestionId` → `suggestions`, `entryId` → `fundEntries` where only one collection ends so. */
export function collectionOf(field: string): string | null {
  if (elsewhere[field]) return elsewhere[field] ?? null
  const stem = ID.exec(field)?.[1] ?? ''
  const plural = stem.endsWith('y') ? `${stem.slice(0, -1)}ies` : `${stem}s`
  if (names.includes(plural)) return plural
  const ending = plural.charAt(0).toUpperCase() + plural.slice(1)
  return names.find((name) => name.endsWith(ending)) ?? null
}

const fieldOf = ({ path }: Place) => path.findLast((key) => !/^\d+$/.test(key)) ?? ''

/** The places of an action where the id of a document goes. */
export function idPlaces(name: ActionName): Place[] {
  return placesOf(name).filter((place) => place.type === 'string' && ID.test(fieldOf(place)) && !noDocument.has(fieldOf(place)) && !fieldOf(place).endsWith('FileId'))
}

export const collectionAt = (place: Place) => collectionOf(fieldOf(place))
