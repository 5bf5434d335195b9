/**
 * 先审后发. Words and pictures are shown to others only after a verdict on exactly these words and pictures.
 * A noun asks with `check`, keeps the hashes, and shows the object once `standing` says that all of them
 * passed; it is told through its `SafetySubject` when a verdict comes in later.
 */
import { db } from './db'
import type { Member } from './documents/people'
import type { SafetyCheck } from './documents/safety'
import { oneOf } from './filter'
import { digestOf, idFor } from './ids'
import { askAboutImage, judgeText, type Scene, type Verdict } from './judge'
import { sortKey } from './paging'
import { born, type Request } from './record'

export { judgeText } from './judge'
export type { Verdict } from './judge'

/** What is checked, and for whom. */
export interface Checked {
  readonly noun: string
  readonly objectId: string
  /** How the queue calls the object. */
  readonly title: string
  readonly authorId: string
  readonly orgPath: readonly string[]
  /** Texts of the object, in a fixed order; hashed and judged together. */
  readonly texts: readonly string[]
  readonly fileIds?: readonly string[]
  readonly scene?: Scene
}

/** How a noun learns of a verdict that came later. Called at least once per verdict, so it must bear repetition. */
export interface SafetySubject {
  readonly noun: string
  /** `author`: whose words they are, where that is known already. */
  readonly settled: (check: SafetyCheck, now: Date, author: Member | null) => Promise<void>
}

export type Standing = 'pass' | 'waiting' | 'blocked'

/** The fingerprint under which these texts were judged: publish only what still has it (I17). */
export const textHash = (texts: readonly string[]) => digestOf(texts)
const imageHash = (fileId: string) => digestOf(['image', fileId])

/** The fingerprints of everything that must have passed. */
export function hashesOf({ texts, fileIds = [] }: Pick<Checked, 'texts' | 'fileIds'>): string[] {
  return [textHash(texts), ...fileIds.map(imageHash)]
}

const checkId = (noun: string, objectId: string, hash: string) => idFor('safety', noun, objectId, hash)

interface Asked {
  readonly openid: string
  readonly now: Date
  readonly request: Request
}

const statusOf: Record<Verdict, SafetyCheck['status']> = { pass: 'pass', review: 'review', block: 'blocked' }

function checkOf(checked: Omit<Checked, 'texts' | 'fileIds'>, hash: string, status: SafetyCheck['status'], { now, request }: Pick<Asked, 'now' | 'request'>, what: Partial<SafetyCheck>): SafetyCheck {
  const { noun, objectId, title, authorId, orgPath } = checked
  const id = checkId(noun, objectId, hash)
  return {
    _id: id, noun, objectId, title, authorId, orgPath, hash,
    kind: 'text', text: '', fileId: null, traceId: null, askedAt: now, listKey: sortKey(now, id),
    ...what,
    ...born(status, { at: now, by: 'system', action: 'safety.check' }, request),
    status,
  }
}

async function checkTexts(checked: Checked, asked: Asked): Promise<SafetyCheck> {
  const text = checked.texts.join('\n')
  const status = statusOf[await judgeText(asked.openid, text, checked.scene)]
  return checkOf(checked, textHash(checked.texts), status, asked, { kind: 'text', text: status === 'review' ? text : '' })
}

/** The check of a picture as it begins: with WeChat, or with a person where WeChat could not be asked. */
export function checkOfPicture(checked: Omit<Checked, 'texts' | 'fileIds'>, fileId: string, traceId: string | null, asked: Pick<Asked, 'now' | 'request'>): SafetyCheck {
  return checkOf(checked, imageHash(fileId), traceId ? 'waiting' : 'review', asked, { kind: 'image', fileId, traceId })
}

async function checkImage(checked: Omit<Checked, 'texts' | 'fileIds'>, fileId: string, asked: Asked): Promise<SafetyCheck> {
  const traceId = await askAboutImage(asked.openid, fileId, checked.scene)
  return checkOfPicture(checked, fileId, traceId, asked)
}

function standingOf(hashes: readonly string[], checks: readonly SafetyCheck[]): Standing {
  if (checks.some(({ status }) => status === 'blocked')) return 'blocked'
  const passed = new Set(checks.filter(({ status }) => status === 'pass').map(({ hash }) => hash))
  return hashes.every((hash) => passed.has(hash)) ? 'pass' : 'waiting'
}

/** How things stand with these words and pictures of this object: one call. */
export async function standing(noun: string, objectId: string, hashes: readonly string[]): Promise<Standing> {
  return standingOf(hashes, await db.safetyChecks.find({ _id: oneOf(hashes.map((hash) => checkId(noun, objectId, hash))) }))
}

/**
 * Asks for a verdict on everything of the object that has none yet: two database calls. Never throws for
 * WeChat's sake: what could not be asked waits for a person.
 */
export async function check(checked: Checked, asked: Asked): Promise<Standing> {
  const hashes = hashesOf(checked)
  const known = await db.safetyChecks.find({ _id: oneOf(hashes.map((hash) => checkId(checked.noun, checked.objectId, hash))) })
  const isKnown = (hash: string) => known.some((one) => one.hash === hash)
  const fresh: SafetyCheck[] = isKnown(textHash(checked.texts)) ? [] : [await checkTexts(checked, asked)]
  if (fresh[0]?.status !== 'blocked') {
    for (const fileId of checked.fileIds ?? []) if (!isKnown(imageHash(fileId))) fresh.push(await checkImage(checked, fileId, asked))
  }
  // Another try of the same request may have been quicker: its verdicts stand, these are dropped.
  if (!(await db.safetyChecks.insertAll(fresh))) return standing(checked.noun, checked.objectId, hashes)
  return standingOf(hashes, [...known, ...fresh])
}

/**
 * Words that were judged already and that no machine passed: they wait for a person, unless a person has said before
 * what becomes of just these words. One database call, or two.
 */
export async function holdText(checked: Checked, asked: Pick<Asked, 'now' | 'request'>): Promise<Standing> {
  const hash = textHash(checked.texts)
  const fresh = checkOf(checked, hash, 'review', asked, { kind: 'text', text: checked.texts.join('\n') })
  return (await db.safetyChecks.insert(fresh)) ? 'waiting' : standing(checked.noun, checked.objectId, [hash])
}

/** What is known of texts of an object, by their fingerprints: one call. */
export async function textVerdicts(noun: string, objectId: string, hashes: readonly string[]): Promise<ReadonlyMap<string, SafetyCheck['status']>> {
  const known = await db.safetyChecks.find({ _id: oneOf(hashes.map((hash) => checkId(noun, objectId, hash))) })
  return new Map(known.map(({ hash, status }) => [hash, status]))
}

/** What is known of each picture of an object: one call. A picture that was never asked about is missing. */
export async function pictureVerdicts(noun: string, objectId: string, fileIds: readonly string[]): Promise<ReadonlyMap<string, SafetyCheck['status']>> {
  const known = await db.safetyChecks.find({ _id: oneOf(fileIds.map((fileId) => checkId(noun, objectId, imageHash(fileId)))) })
  return new Map(known.map(({ fileId, status }) => [fileId ?? '', status]))
}

/** Asks about the pictures that were never asked about, for a noun that judges its words by itself: two database calls. */
export async function checkPictures(checked: Omit<Checked, 'texts' | 'fileIds'>, fileIds: readonly string[], asked: Asked): Promise<void> {
  const known = await pictureVerdicts(checked.noun, checked.objectId, fileIds)
  const fresh = await Promise.all(fileIds.filter((fileId) => !known.has(fileId)).map((fileId) => checkImage(checked, fileId, asked)))
  await db.safetyChecks.insertAll(fresh)
}
