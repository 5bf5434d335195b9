import { useState } from 'react'
import { View } from '@tarojs/components'
import type { ActionOutput } from '@/types/actions'
import { unitTypes } from '@/types/peopleNames'
import { List, ListRow } from '../../../components/List'
import { Section } from '../../../components/Section'
import { StatusTag } from '../../../components/StatusTag'
import { copy } from '../copy'
import { inOrder, type Branch, type Unit } from '../lib/tree'
import { UnitSheet } from './UnitSheet'
import './UnitTree.scss'

type Units = ActionOutput<'people.units'>

interface UnitTreeProps {
  readonly content: Units
  readonly onChange: (content: Units) => void
  readonly onPeople: (orgId: string) => void
}

/** Both trees, the union's first; a tap opens what can be done with a unit. */
export function UnitTree({ content, onChange, onPeople }: UnitTreeProps) {
  const [chosen, setChosen] = useState<string | null>(null)
  const { units, blocked } = content
  const unit = units.find(({ orgId }) => orgId === chosen) ?? null
  const employer = inOrder(units, false)
  return (
    <>
      <Section title={copy.unionTree}>
        <Branches branches={inOrder(units, true)} onTap={setChosen} />
      </Section>
      <Section title={copy.employerTree}>
        {employer.length > 0 ? <Branches branches={employer} onTap={setChosen} /> : <View className="quiet">{copy.noEmployerTree}</View>}
      </Section>
      {unit && <UnitSheet key={unit.orgId} unit={unit} units={units} mayEdit={blocked.edit === null} onChange={onChange} onPeople={onPeople} onClose={() => setChosen(null)} />}
    </>
  )
}

function Branches({ branches, onTap }: { readonly branches: readonly Branch[]; readonly onTap: (orgId: string) => void }) {
  return (
    <List>
      {branches.map(({ unit, depth }) => (
        <View key={unit.orgId} className={`unit-tree__row unit-tree__row--${Math.min(depth, 4)}`}>
          <ListRow title={unit.name} note={noteOf(unit)} end={endOf(unit)} onTap={() => onTap(unit.orgId)} />
        </View>
      ))}
    </List>
  )
}

const noteOf = ({ type, moving }: Unit) => (moving === null ? unitTypes[type] : copy.moving(moving))
const endOf = ({ isClosed, people }: Unit) => (isClosed ? <StatusTag text={copy.closed} tone="quiet" /> : <View className="quiet">{copy.people(people)}</View>)
