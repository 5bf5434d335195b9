/**
 * The whole contract: what can be asked and what comes back. Parsed on the server (in and out),
 * inferred on the client.
 */
import type * as v from 'valibot'
import { activityActions } from './activity'
import { aidActions } from './aid'
import type { reportActions } from './doors'
import { fundActions } from './fund'
import { birthdayActions } from './birthday'
import { handoutActions } from './handout'
import { exportActions } from './exports'
import { homeActions } from './home'
import { inboxActions } from './inbox'
import { messageActions } from './message'
import { noticeActions } from './notice'
import { policyActions } from './policy'
import { peopleActions } from './people'
import { privacyActions } from './privacy'
import { rightsActions } from './rights'
import { safetyActions } from './safety'
import { sessionActions } from './session'
import { sheetActions } from './sheet'
import { suggestionActions } from './suggestion'
import { summaryActions } from './summary'
import { visitActions } from './visit'

export const actions = {
  ...sessionActions, ...homeActions, ...activityActions, ...messageActions, ...noticeActions, ...safetyActions,
  ...suggestionActions, ...summaryActions, ...exportActions, ...inboxActions, ...sheetActions, ...peopleActions, ...birthdayActions, ...fundActions, ...policyActions, ...handoutActions, ...aidActions, ...privacyActions, ...visitActions, ...rightsActions,
}

/** A `write` carries a request id and happens once however often it is sent. */
export interface ActionDefinition {
  readonly kind: 'read' | 'write'
  readonly input: v.GenericSchema
  readonly output: v.GenericSchema
}

export type ActionName = keyof typeof actions
/** The actions behind one door. */
export type DoorAction<Door extends 'api' | 'report'> = Door extends 'report' ? (typeof reportActions)[number] : Exclude<ActionName, (typeof reportActions)[number]>
/** What a client sends. */
export type ActionInput<Name extends ActionName> = v.InferInput<(typeof actions)[Name]['input']>
/** What a client receives. */
export type ActionOutput<Name extends ActionName> = v.InferOutput<(typeof actions)[Name]['output']>
/** What a handler receives: parsed, instants as Dates. */
export type HandlerInput<Name extends ActionName> = v.InferOutput<(typeof actions)[Name]['input']>
/** What a handler returns, before the output schema presents it. */
export type HandlerOutput<Name extends ActionName> = v.InferInput<(typeof actions)[Name]['output']>
