import { useState } from 'react'
import type { ActionInput, ActionOutput } from '@/types/actions'
import { unionStates } from '@/types/peopleNames'
import { Avatar } from '../../../components/Avatar'
import { FileList } from '../../../components/FileList'
import { ListRow } from '../../../components/List'
import { SearchBar } from '../../../components/SearchBar'
import { EmptyState } from '../../../components/States'
import { StatusTag, type Tone } from '../../../components/StatusTag'
import { Tabs } from '../../../components/Tabs'
import { go, screens } from '../../../lib/go'
import { usePagedQuery } from '../../../lib/usePagedQuery'
import { useSettled } from '../../../lib/useSettled'
import { copy } from '../copy'

type Card = ActionOutput<'people.list'>['items'][number]

const filters = {
  all: {}, member: { state: 'member' }, none: { state: 'none' }, pending: { state: 'pending' }, officers: { officers: true }, left: { hasLeft: true },
} as const satisfies Record<string, Partial<ActionInput<'people.list'>>>
type Filter = keyof typeof filters
const tabs = (Object.keys(filters) as Filter[]).map((value) => ({ value, text: copy.states[value] }))

/** The list on the screen as a file; what was searched for is found faster than printed. */
function fileOf(filter: Filter, search: string, orgId: string | undefined): ActionInput<'export.start'> | undefined {
  if (search) return undefined
  const { hasLeft, officers, state }: Partial<ActionInput<'people.list'>> = filters[filter]
  const subjectId = hasLeft ? 'left' : officers ? 'officers' : state
  return { list: 'people.list', ...(subjectId && { subjectId }), ...(orgId && { orgId }) }
}

/** What fills two screens: a page of twenty weighs more than WeChat's advice for one update of a page. */
const PAGE = 10

/** The people of my units, or of one of them. */
export function PeopleList({ orgId }: { readonly orgId?: string | undefined }) {
  const [filter, setFilter] = useState<Filter>('all')
  const [words, setWords] = useState('')
  const search = useSettled(words.trim())
  const people = usePagedQuery('people.list', { limit: PAGE, ...filters[filter], ...(search && { search }), ...(orgId && { orgId }) })
  const isFiltered = search !== '' || filter !== 'all'
  return (
    <>
      <SearchBar value={words} onChange={setWords} placeholder={copy.search} />
      <Tabs look="chips" tabs={tabs} value={filter} onChange={setFilter} />
      <FileList
        query={people}
        file={fileOf(filter, search, orgId)}
        empty={<EmptyState icon={isFiltered ? 'search' : 'people'} {...(isFiltered ? copy.none : copy.empty)} />}
        row={(card) => <Row key={card.memberId} card={card} />}
      />
    </>
  )
}

const tones: Partial<Record<Card['state'], Tone>> = { member: 'done', pending: 'due', none: 'quiet', expelled: 'refused' }

function Row({ card: { memberId, name, staffNo, unitName, post, state, isBound, hasLeft, roles } }: { readonly card: Card }) {
  const place = [unitName, roles[0] ?? post].filter(Boolean).join(' · ')
  const [text, tone]: [string, Tone] = hasLeft ? [copy.left, 'quiet'] : isBound ? [unionStates[state], tones[state] ?? 'information'] : [copy.unbound, 'due']
  return (
    <ListRow
      start={<Avatar name={name} />}
      title={name}
      note={[copy.staffNo(staffNo), place].join(' · ')}
      end={<StatusTag text={text} tone={tone} />}
      onTap={() => go(screens.people(`person/index?id=${memberId}`))}
    />
  )
}
