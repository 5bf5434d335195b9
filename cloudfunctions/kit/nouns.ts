/**
 * What a door can do, noun by noun. A noun is loaded when it is first asked for, so that a cold start waits for one
 * and not for all of them (docs/decisions/014).
 */
import type { ActionDefinition, ActionName, actions } from '@/types/actions'
import type { Route } from './serve'

type NounOf<Name extends ActionName> = Name extends `${infer Noun}.${string}` ? Noun : never
type ActionOf<Noun extends string, Name extends ActionName> = Extract<Name, `${Noun}.${string}`>

/** Every noun of a door: its part of the contract and who answers. A missing or misspelt action does not compile. */
export type Nouns<Name extends ActionName> = {
  readonly [Noun in NounOf<Name>]: () => Promise<readonly [contract: Pick<typeof actions, ActionOf<Noun, Name>>, routes: Readonly<Record<ActionOf<Noun, Name>, Route>>]>
}

type Loaded = readonly [contract: Readonly<Record<string, ActionDefinition>>, routes: Readonly<Record<string, Route>>]
/** The same for whoever serves them, whatever their names. */
export type NounTable = Readonly<Record<string, () => Promise<Loaded>>>

export interface Action {
  readonly definition: ActionDefinition
  readonly route: Route
}

/** Finds an action by its name; undefined when the door has none of that name. What is asked only chooses a row of the table. */
export function finderOf(nouns: NounTable): (action: string) => Promise<Action | undefined> {
  const table = new Map(Object.entries(nouns))
  const loaded = new Map<string, Loaded>()
  return async (action) => {
    const noun = action.split('.')[0] ?? ''
    const known = loaded.get(noun) ?? (await table.get(noun)?.())
    if (!known) return undefined
    loaded.set(noun, known)
    const [definition, route] = [known[0][action], known[1][action]]
    return definition && route ? { definition, route } : undefined
  }
}
