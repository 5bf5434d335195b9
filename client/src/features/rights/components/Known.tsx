import { View } from '@tarojs/components'
import type { ActionOutput } from '@/types/actions'
import { checkupKinds } from '@/types/rightsNames'
import { Facts } from '../../../components/Facts'
import { List, ListRow } from '../../../components/List'
import { PolicyNote } from '../../../components/PolicyNote'
import { Section } from '../../../components/Section'
import { copy } from '../copy'

type Mine = ActionOutput<'rights.mine'>
const words = copy.mine

/** What is registered of a contract: its dates and counts, nothing else. */
export function Terms({ contract }: { readonly contract: Mine['contract'] }) {
  return (
    <Section title={words.contract}>
      {contract ? (
        <Facts
          facts={[
            { icon: 'document', text: words.term(contract.type, contract.startOn, contract.endOn), ...(contract.type === 'fixed' ? { note: words.terms(contract.fixedTerms) } : {}) },
            { icon: 'calendar', text: words.begun(contract.begunOn), ...(contract.extension ? { note: words.extended(contract.extension.kind, contract.extension.until) } : {}) },
          ]}
        />
      ) : (
        <View className="quiet">{words.contractNone}</View>
      )}
    </Section>
  )
}

export function Checks({ checks }: Pick<Mine, 'checks'>) {
  return (
    <Section title={words.checks}>
      {checks.length > 0 ? (
        <List>{checks.map(({ kind, doneOn, toldOn }) => <ListRow key={kind} icon="check" title={checkupKinds[kind]} note={words.check(doneOn, toldOn)} />)}</List>
      ) : (
        <View className="quiet">{words.checksNone}</View>
      )}
    </Section>
  )
}

export function Rules({ clauses }: Pick<Mine, 'clauses'>) {
  if (clauses.length === 0) return null
  return (
    <Section title={copy.rules}>
      <View className="stack">{clauses.map(({ name, clause }) => <PolicyNote key={clause.key} name={name} clause={clause} />)}</View>
    </Section>
  )
}
