/** What a reply holds that its action does not declare. */
import * as v from 'valibot'

interface Shape {
  readonly type: string
  readonly entries?: Readonly<Record<string, Shape>>
  readonly item?: Shape
  readonly items?: readonly Shape[]
  readonly wrapped?: Shape
  readonly options?: ReadonlyArray<Shape | string>
  /** Of a record: its keys are free, its values are not. */
  readonly value?: Shape
}

const isShape = (option: Shape | string): option is Shape => typeof option === 'object'

/** Of several shapes the one that the value has, with the least that is too much. */
function ofOptions(options: readonly Shape[], value: unknown, at: string): string[] {
  const fitting = options.filter((option) => v.is(option as unknown as v.GenericSchema, value))
  const found = fitting.map((option) => undeclared(option, value, at)).sort((one, other) => one.length - other.length)
  return found[0] ?? [`${at} (none of its shapes)`]
}

/** Paths in a reply that its schema does not name. */
export function undeclared(schema: unknown, value: unknown, at = ''): string[] {
  const shape = schema as Shape
  if (value === null || typeof value !== 'object' || value instanceof Date) return []
  if (shape.wrapped) return undeclared(shape.wrapped, value, at)
  if (Array.isArray(value)) return value.flatMap((one, index) => undeclared(shape.item ?? shape.items?.[index], one, `${at}[]`))
  const shapes = shape.options?.filter(isShape) ?? []
  if (shapes.length > 0) return ofOptions(shapes, value, at)
  if (shape.entries) {
    const known = shape.entries
    return Object.entries(value).flatMap(([key, inner]) => (key in known ? undeclared(known[key], inner, `${at}.${key}`) : [`${at}.${key}`]))
  }
  if (shape.type === 'record') return Object.entries(value).flatMap(([key, inner]) => undeclared(shape.value, inner, `${at}.${key}`))
  return [`${at} (${shape.type})`]
}
