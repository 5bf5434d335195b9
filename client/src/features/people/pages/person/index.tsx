import { useState } from 'react'
import { View } from '@tarojs/components'
import type { ActionOutput } from '@/types/actions'
import { genders, relations, unionStates } from '@/types/peopleNames'
import { ActionBar } from '../../../../components/ActionBar'
import { Avatar } from '../../../../components/Avatar'
import { Button } from '../../../../components/Button'
import { Card } from '../../../../components/Card'
import { Facts, type Fact } from '../../../../components/Facts'
import { List, ListRow } from '../../../../components/List'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { Section } from '../../../../components/Section'
import { StatusTag } from '../../../../components/StatusTag'
import { dayText } from '../../../../lib/format'
import { go, screens } from '../../../../lib/go'
import { showToast } from '../../../../lib/toast'
import { useQuery } from '../../../../lib/useQuery'
import { ChangeRow } from '../../components/ChangeList'
import { MembershipSheet } from '../../components/MembershipSheet'
import { DelegateSheet, PlaceSheet } from '../../components/PlaceSheet'
import { RoleSheet } from '../../components/RoleSheet'
import { Steps } from '../../components/Steps'
import { copy } from '../../copy'
import { officeWords } from '../../lib/officeWords'
import { usePageId } from '../../lib/usePageId'

type Person = ActionOutput<'people.get'>
type Grant = Person['grants'][number]
type Open = 'grant' | 'place' | 'delegate' | 'membership' | { readonly removing: Grant } | null

const words = copy.person

/** One person: where they stand, what office they hold, what they are to the union. */
export default function PersonPage() {
  const memberId = usePageId()
  const query = useQuery('people.get', { memberId })
  const [open, setOpen] = useState<Open>(null)
  const person = query.data
  const close = () => setOpen(null)

  function done(next: Person) {
    query.put(next)
    close()
    showToast({ text: words.done, tone: 'done' })
  }
  function proposed() {
    close()
    void query.refresh()
  }

  const bar = person && person.blocked.role === null && !person.hasLeft ? <ActionBar action={{ text: words.grant, icon: 'plus', onTap: () => setOpen('grant') }} /> : undefined
  return (
    <Page refresh={query.refresh} bar={bar}>
      <Loaded query={query}>{(shown) => <Shown person={shown} onOpen={setOpen} />}</Loaded>
      {person && open === 'grant' && <RoleSheet person={person} removing={null} onClose={close} onDone={proposed} />}
      {person && open !== null && typeof open === 'object' && <RoleSheet person={person} removing={open.removing} onClose={close} onDone={proposed} />}
      {person && open === 'place' && <PlaceSheet person={person} onClose={close} onDone={done} />}
      {person && open === 'delegate' && <DelegateSheet person={person} onClose={close} onDone={done} />}
      {person && open === 'membership' && <MembershipSheet person={person} onClose={close} onDone={done} />}
    </Page>
  )
}

function factsOf(person: Person): Fact[] {
  const { unionUnits, employerUnits, unitName, gender, post, shift, joinedOn, leftOn } = person
  return [
    { icon: 'people' as const, text: unionUnits.slice(-2).join(' › ') },
    { icon: 'pin' as const, text: employerUnits.join(' › ') || unitName },
    { icon: 'person' as const, text: words.facts(gender ? genders[gender] : '', post, shift), note: leftOn ? words.leftOn(leftOn) : joinedOn ? words.joined(joinedOn) : undefined },
  ].filter(({ text }) => text !== '') as Fact[]
}

interface PartProps {
  readonly person: Person
  readonly onOpen: (open: Open) => void
}

function Shown({ person, onOpen }: PartProps) {
  const { memberId, name, staffNo, blocked, history } = person
  return (
    <View className="stack">
      <Card look="warm">
        <ListRow start={<Avatar name={name} />} title={name} note={copy.staffNo(staffNo)} end={<StatusTag text={person.hasLeft ? copy.left : unionStates[person.state]} tone={person.state === 'member' ? 'done' : 'information'} />} />
        <Facts facts={factsOf(person)} />
      </Card>
      <Offices person={person} onOpen={onOpen} />
      <Membership person={person} onOpen={onOpen} />
      <Relatives person={person} />
      {blocked.place === null && !person.hasLeft && <Button kind="secondary" icon="edit" text={words.place} onTap={() => onOpen('place')} />}
      {blocked.handover === null && <Button kind="secondary" icon="share" text={words.handover} onTap={() => go(screens.people(`handover/index?id=${memberId}`))} />}
      <Section title={words.history}>{history.length > 0 ? <Steps steps={history} /> : <View className="quiet">{words.noHistory}</View>}</Section>
    </View>
  )
}

function Offices({ person, onOpen }: PartProps) {
  const { grants, changes, blocked, delegate } = person
  const isDelegate = grants.some(({ role }) => role === 'REP')
  return (
    <Section title={words.offices}>
      {grants.length + changes.length === 0 && <View className="quiet">{words.noOffice}</View>}
      <List>
        {grants.map((grant) => (
          <ListRow
            key={`${grant.role}${grant.portfolio ?? ''}${grant.orgId}`}
            title={officeWords(grant)}
            note={grant.orgName}
            end={blocked.role === null ? <Button kind="quiet" isSmall text={words.remove} onTap={() => onOpen({ removing: grant })} /> : undefined}
          />
        ))}
        {changes.map((change) => (
          <ChangeRow key={change.changeId} change={change} />
        ))}
        {isDelegate && (
          <ListRow
            title={words.delegate}
            note={delegate ? words.term(delegate.constituency, delegate.fromDay, delegate.untilDay) : words.setDelegate}
            onTap={blocked.delegate === null ? () => onOpen('delegate') : undefined}
          />
        )}
      </List>
    </Section>
  )
}

function Membership({ person: { state, memberSince, events }, onOpen }: PartProps) {
  const mayEnter = events.some(({ blocked }) => blocked === null)
  return (
    <Section title={words.membership}>
      <List>
        <ListRow title={unionStates[state]} note={memberSince ? words.memberSince(memberSince) : undefined} value={mayEnter ? words.events : undefined} onTap={mayEnter ? () => onOpen('membership') : undefined} />
      </List>
    </Section>
  )
}

function Relatives({ person: { declaredOn, relatives } }: { readonly person: Person }) {
  return (
    <Section title={words.relatives} note={declaredOn ? words.declaredOn(dayText(`${declaredOn}T04:00:00.000Z`)) : undefined}>
      {!declaredOn && <View className="quiet">{words.notDeclared}</View>}
      {declaredOn && relatives?.length === 0 && <View className="quiet">{words.noRelative}</View>}
      {relatives && relatives.length > 0 && (
        <List>
          {relatives.map(({ name, unitName, relation }, index) => (
            <ListRow key={index} title={name} note={unitName} value={relations[relation]} />
          ))}
        </List>
      )}
    </Section>
  )
}
