import type { CollectionName } from './documents/all'

/**
 * Collections whose records the figures of the summary count, and the fields that hold their event dates
 * (kit/figures.ts). Every write to one of them is noticed by the counting.
 */
export const countedCollections: { readonly [Name in CollectionName]?: readonly string[] } = {
  activities: ['startsAt'],
  signups: ['startsAt'],
  suggestions: ['submittedAt'],
  notices: ['publishedAt'],
  members: ['memberSince'],
  handouts: ['fromDay'],
  aids: ['submittedAt'],
  visits: ['visitedOn'],
  greetings: ['day'],
  fundEntries: ['at'],
  supervisions: ['onDay'],
  supervisionLetters: ['sentOn'],
}
