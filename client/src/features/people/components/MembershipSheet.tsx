import { useState } from 'react'
import { View } from '@tarojs/components'
import type { ActionOutput } from '@/types/actions'
import { membershipEvents } from '@/types/peopleNames'
import { Button } from '../../../components/Button'
import { Sheet } from '../../../components/Sheet'
import { useAction } from '../../../lib/useAction'
import { copy } from '../copy'
import { ReasonSheet } from '../../../components/ReasonSheet'

type Person = ActionOutput<'people.get'>
type Event = Person['events'][number]['event']

interface MembershipSheetProps {
  readonly person: Person
  readonly onClose: () => void
  readonly onDone: (person: Person) => void
}

/** What an officer may enter about somebody's membership now. */
export function MembershipSheet({ person, onClose, onDone }: MembershipSheetProps) {
  const [event, setEvent] = useState<Event | null>(null)
  const moving = useAction('people.moveMembership')

  async function enter(reason: string) {
    const done = event && (await moving.run({ memberId: person.memberId, event, reason }))
    if (done) onDone(done)
  }

  if (event) return <ReasonSheet title={membershipEvents[event]} {...copy.reasonAsked} isDanger={event === 'expel'} isOpen isBusy={moving.isBusy} onClose={onClose} onSend={(reason) => void enter(reason)} />
  return (
    <Sheet title={copy.person.events} isOpen onClose={onClose}>
      <View className="stack">
        {person.events.filter(({ blocked }) => blocked === null).map((one) => (
          <Button key={one.event} kind={one.event === 'expel' ? 'quiet' : 'secondary'} text={membershipEvents[one.event]} onTap={() => setEvent(one.event)} />
        ))}
      </View>
    </Sheet>
  )
}
