/**
 * One open application of a person, also when two are sent at one moment: whoever has the claim applies. It is taken just before the case is
 * written and never given back: one whose case has ended, or was never written, is taken over.
 */
import { db } from '@/cloudfunctions/kit/db'
import { blindIndex } from '@/cloudfunctions/kit/vault'
import { OPEN } from './opening'

/** Longer than any call can last. */
const ON_THE_WAY_MS = 60_000

/** True when this application is the person's one. One call; two more where there was one before. */
export async function claimed(subjectId: string, aidId: string, now: Date): Promise<boolean> {
  const _id = blindIndex('aidClaim', subjectId)
  if (await db.aidClaims.insert({ _id, aidId, at: now })) return true
  const known = await db.aidClaims.get(_id)
  if (!known || known.aidId === aidId) return known !== null
  const other = await db.aids.get(known.aidId)
  const isTaken = other ? (OPEN as readonly string[]).includes(other.status) : now.getTime() - known.at.getTime() < ON_THE_WAY_MS
  return !isTaken && (await db.aidClaims.change({ _id, aidId: known.aidId }, { set: { aidId, at: now } })) === 1
}
