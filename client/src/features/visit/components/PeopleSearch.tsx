import { useState } from 'react'
import { View } from '@tarojs/components'
import { Avatar } from '../../../components/Avatar'
import { List, ListRow } from '../../../components/List'
import { SearchBar } from '../../../components/SearchBar'
import { ErrorState } from '../../../components/States'
import { usePagedQuery } from '../../../lib/usePagedQuery'
import { useSettled } from '../../../lib/useSettled'
import { deskCopy } from '../deskCopy'

const words = deskCopy.arrange
const MOST = 8

export interface Named {
  readonly staffNo: string
  readonly name: string
  readonly unitName: string
}

interface PeopleSearchProps {
  readonly onPick: (person: Named) => void
}

/** Somebody of my units, by a part of the name or the staff number. */
export function PeopleSearch({ onPick }: PeopleSearchProps) {
  const [typed, setTyped] = useState('')
  const search = useSettled(typed.trim())
  const people = usePagedQuery('people.list', search ? { search, limit: MOST } : null, { keep: false })
  return (
    <View className="stack">
      <SearchBar value={typed} onChange={setTyped} placeholder={words.search} />
      {search !== '' && people.error && people.items === null && <ErrorState error={people.error} retry={() => void people.refresh()} />}
      {search !== '' && people.items?.length === 0 && <View className="quiet">{`${words.nobody.title}。${words.nobody.text}`}</View>}
      {search !== '' && (people.items?.length ?? 0) > 0 && (
        <List>
          {people.items?.slice(0, MOST).map(({ memberId, staffNo, name, unitName }) => (
            <ListRow key={memberId} start={<Avatar name={name} />} title={name} note={[staffNo, unitName].join(' · ')} onTap={() => onPick({ staffNo, name, unitName })} />
          ))}
        </List>
      )}
    </View>
  )
}
