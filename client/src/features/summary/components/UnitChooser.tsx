import { SelectField } from '../../../components/SelectField'
import { copy } from '../copy'

interface UnitChooserProps {
  readonly units: ReadonlyArray<{ readonly orgId: string; readonly name: string; readonly depth: number }>
  readonly value: string
  readonly onChange: (orgId: string) => void
}

/** Units from the top down, each indented below the one it belongs to. */
export function UnitChooser({ units, value, onChange }: UnitChooserProps) {
  const own = units.filter(({ orgId }, index) => units.findIndex((other) => other.orgId === orgId) === index)
  if (own.length < 2) return null
  return <SelectField label={copy.unit} value={value} options={own.map(({ orgId, name, depth }) => ({ value: orgId, text: `${'　'.repeat(depth)}${name}` }))} onChange={onChange} />
}
