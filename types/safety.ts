/** 内容安全: what the machine could not decide waits here for a person. */
import * as v from 'valibot'
import { errorCodes } from './errors'
import { Id, InstantOut, OptionalText, PageOf, pageInput } from './fields'

/** One text or picture that nobody but its author has seen yet. The author is not named: reviews are blind. */
export const SafetyItem = v.object({
  checkId: Id,
  noun: v.string(),
  title: v.string(),
  kind: v.picklist(['text', 'image']),
  text: v.string(),
  /** A link that works for ten minutes. */
  imageUrl: v.nullable(v.string()),
  since: InstantOut,
  blocked: v.object({ decide: v.nullable(v.picklist(errorCodes)) }),
})
export type SafetyItem = v.InferOutput<typeof SafetyItem>

export const safetyActions = {
  'safety.list': { kind: 'read', input: v.object(pageInput), output: PageOf(SafetyItem) },
  /** A block needs a reason: the author reads it. */
  'safety.decide': {
    kind: 'write',
    input: v.object({ checkId: Id, verdict: v.picklist(['pass', 'block']), reason: OptionalText(200) }),
    output: v.object({ checkId: Id, status: v.picklist(['pass', 'blocked']) }),
  },
} as const
