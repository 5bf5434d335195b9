/** What changes of a value: some of its fields, or how they follow from what it is by then, for whatever answers late. */
export type Part<Value> = Partial<Value> | ((now: Value) => Partial<Value>)

export const withPart = <Value>(now: Value, part: Part<Value>): Value => ({ ...now, ...(part instanceof Function ? part(now) : part) })
