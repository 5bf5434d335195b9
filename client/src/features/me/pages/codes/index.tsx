import { useState } from 'react'
import { View } from '@tarojs/components'
import { Avatar } from '../../../../components/Avatar'
import { InfiniteList } from '../../../../components/InfiniteList'
import { ListRow } from '../../../../components/List'
import { Page } from '../../../../components/Page'
import { EmptyState } from '../../../../components/States'
import { StatusTag } from '../../../../components/StatusTag'
import { Tabs } from '../../../../components/Tabs'
import { TextField } from '../../../../components/TextField'
import { usePagedQuery } from '../../../../lib/usePagedQuery'
import { codesCopy as copy } from '../../codesCopy'
import { CodeSlip } from '../../components/CodeSlip'
import type { Issued } from '../../components/IssuedCode'
import { PersonCodeSheet, type RosterPerson } from '../../components/PersonCodeSheet'
import { useSettledWords } from '../../lib/useSettledWords'

const filters = { unbound: { isBound: false }, bound: { isBound: true }, all: {} } as const
type Filter = keyof typeof filters
const tabs = (Object.keys(filters) as Filter[]).map((value) => ({ value, text: copy[value] }))

/** The officer's own people: who is not bound yet gets a code, who lost the account is let go of. */
export default function Codes() {
  const [filter, setFilter] = useState<Filter>('unbound')
  const [words, setWords] = useState('')
  const [person, setPerson] = useState<RosterPerson | null>(null)
  const [issued, setIssued] = useState<Issued | null>(null)
  const search = useSettledWords(words.trim())
  const people = usePagedQuery('session.roster', { ...filters[filter], ...(search && { search }) })

  function close() {
    setPerson(null)
    setIssued(null)
  }

  function released() {
    close()
    void people.refresh()
  }

  return (
    <Page className="prints-code" refresh={people.refresh}>
      <View className="quiet">{copy.lead}</View>
      <TextField label={copy.search} value={words} onChange={setWords} />
      <Tabs look="chips" tabs={tabs} value={filter} onChange={setFilter} />
      <InfiniteList
        query={people}
        empty={<EmptyState icon={search ? 'search' : 'people'} {...(search || filter !== 'all' ? copy.none : copy.empty)} />}
        row={(one) => <Row key={one.memberId} person={one} onTap={() => setPerson(one)} />}
      />
      <PersonCodeSheet person={person} issued={issued} onIssued={setIssued} onReleased={released} onClose={close} />
      <CodeSlip issued={issued} />
    </Page>
  )
}

function Row({ person: { name, staffNo, unitName, isBound }, onTap }: { readonly person: RosterPerson; readonly onTap: () => void }) {
  return (
    <ListRow
      start={<Avatar name={name} />}
      title={name}
      note={[copy.staffNo(staffNo), unitName].filter(Boolean).join(' · ')}
      end={<StatusTag text={isBound ? copy.bound : copy.unbound} tone={isBound ? 'done' : 'due'} />}
      onTap={onTap}
    />
  )
}
