import { useMemo, useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { ActionOutput } from '@/types/actions'
import { ActionBar } from '../../../../components/ActionBar'
import { List, ListRow } from '../../../../components/List'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { Section } from '../../../../components/Section'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { useQuery } from '../../../../lib/useQuery'
import { ContractSheet } from '../../components/ContractSheet'
import { CheckSheet, IssueSheet } from '../../components/EhsSheets'
import { Checks, Rules, Terms } from '../../components/Known'
import { LightCard } from '../../components/LightCard'
import { copy } from '../../copy'

const words = copy.person
type Person = ActionOutput<'rights.person'>
type Entering = 'contract' | 'issue' | 'check'

/** One person, in the areas that are mine; HR and EHS enter from here what makes a light green again. */
export default function RightsPerson() {
  const memberId = useRouter().params.id ?? ''
  const query = useQuery('rights.person', useMemo(() => ({ memberId }), [memberId]), { keep: false })
  const saving = useAction('rights.saveContract')
  const issuing = useAction('rights.issue')
  const checking = useAction('rights.check')
  const [entering, setEntering] = useState<Entering | null>(null)
  const close = () => setEntering(null)

  function done(person: Person | null) {
    if (!person) return
    close()
    query.put(person)
    showToast({ text: words.renewed, tone: 'done' })
  }

  return (
    <Page refresh={query.refresh} bar={query.data && <Bar blocked={query.data.blocked} onTap={setEntering} />}>
      <Loaded query={query}>
        {(person) => (
          <View className="stack">
            <View>
              <View className="h1">{person.name}</View>
              <View className="quiet">{copy.who(person.unitName, person.post, person.staffNo)}</View>
            </View>
            {person.lights.map((light) => <LightCard key={light.area} light={light} />)}
            {person.lights.some(({ area }) => area === 'contract') && <Terms contract={person.contract} />}
            {person.lights.some(({ area }) => area === 'equipment') && <Issues issues={person.issues} />}
            {person.lights.some(({ area }) => area === 'checkup') && <Checks checks={person.checks} />}
            <Rules clauses={person.clauses} />
            {entering === 'contract' && <ContractSheet contract={person.contract} isOpen isBusy={saving.isBusy} onClose={close} onSave={(contract) => void saving.run({ memberId, contract }).then(done)} />}
            {entering === 'issue' && <IssueSheet items={person.issues} isOpen isBusy={issuing.isBusy} onClose={close} onSave={(issue) => void issuing.run({ memberId, ...issue }).then(done)} />}
            {entering === 'check' && <CheckSheet isOpen isBusy={checking.isBusy} onClose={close} onSave={(check) => void checking.run({ memberId, ...check }).then(done)} />}
          </View>
        )}
      </Loaded>
    </Page>
  )
}

/** What this office enters; the union enters nothing here and sees no bar. */
function Bar({ blocked, onTap }: { readonly blocked: Person['blocked']; readonly onTap: (what: Entering) => void }) {
  if (!blocked.contract) return <ActionBar action={{ text: words.contract, icon: 'edit', onTap: () => onTap('contract') }} />
  if (blocked.issue) return null
  return <ActionBar action={{ text: words.issue, icon: 'shield', onTap: () => onTap('issue') }} second={{ text: words.check, onTap: () => onTap('check') }} />
}

function Issues({ issues }: Pick<Person, 'issues'>) {
  return (
    <Section title={copy.mine.issues}>
      {issues.length === 0 && <View className="quiet">{copy.mine.issuesNone}</View>}
      <List>
        {issues.map(({ item, issuedOn, nextOn, signedOn, source, isConfirmed }) => (
          <ListRow key={item} icon="shield" title={item} note={copy.who(copy.mine.issue(issuedOn, nextOn), source, isConfirmed ? null : copy.unconfirmed)} value={signedOn ? copy.mine.signed : ''} />
        ))}
      </List>
    </Section>
  )
}
