/** Who am I, and how a WeChat user becomes a person of the roster. */
import * as v from 'valibot'
import { errorCodes } from './errors'
import { Day, Id, OptionalText, pageInput, PageOf, Text } from './fields'
import { Grant } from './roles'

export const Me = v.object({
  memberId: Id,
  name: v.string(),
  staffNo: v.string(),
  unitName: v.string(),
  post: v.string(),
  shift: v.string(),
  isUnionMember: v.boolean(),
  grants: v.array(Grant),
  /** True when the workbench belongs on the first screen. */
  isOfficer: v.boolean(),
})

const Blocked = v.nullable(v.picklist(errorCodes))

/** Somebody of the officer's units, and whether a code can be issued or the WeChat account let go. */
export const RosterPerson = v.object({
  memberId: Id,
  name: v.string(),
  staffNo: v.string(),
  unitName: v.string(),
  post: v.string(),
  isBound: v.boolean(),
  blocked: v.object({ issue: Blocked, release: Blocked }),
})

/** `me` is null for a stranger: public things can be looked at, binding is offered. */
export const SessionView = v.object({ me: v.nullable(Me) })

export const sessionActions = {
  'session.me': { kind: 'read', input: v.object({}), output: SessionView },
  /** Where this person may upload, ending in a slash. The storage's rules name the same folder. */
  'session.uploadFolder': { kind: 'read', input: v.object({}), output: v.object({ folder: v.string() }) },
  'session.bind': {
    kind: 'write',
    input: v.object({ staffNo: Text(20), name: Text(30), code: Text(12) }),
    output: SessionView,
  },
  /** The person leaves this WeChat account; a new one-time code is needed to come back. */
  'session.unbind': { kind: 'write', input: v.object({}), output: SessionView },
  /** A new one-time code for somebody of the officer's own unit; the one before it stops working. */
  'session.issueCode': {
    kind: 'write',
    input: v.object({ staffNo: Text(20) }),
    /** `until`: the last day on which it binds. */
    output: v.object({ name: v.string(), code: v.string(), until: Day }),
  },
  /** The people of the officer's own units; `search` in name and staff number. */
  'session.roster': {
    kind: 'read',
    input: v.object({ search: v.optional(OptionalText(30)), isBound: v.optional(v.boolean()), ...pageInput }),
    output: PageOf(RosterPerson),
  },
  /** Lets go of a lost or changed WeChat account; the person comes back with a new one-time code. */
  'session.release': {
    kind: 'write',
    input: v.object({ staffNo: Text(20), reason: Text(200) }),
    output: v.object({ name: v.string() }),
  },
} as const
