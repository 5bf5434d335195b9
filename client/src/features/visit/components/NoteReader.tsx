import { useState } from 'react'
import { View } from '@tarojs/components'
import { visitReadReasons, type VisitReadReason } from '@/types/visitNames'
import type { VisitView } from '@/types/visit'
import { Button } from '../../../components/Button'
import { List, ListRow } from '../../../components/List'
import { Section } from '../../../components/Section'
import { Sheet } from '../../../components/Sheet'
import { copy } from '../copy'
import { NoteCard } from './NoteCard'

const words = copy.note
const reasons = Object.entries(visitReadReasons) as Array<[VisitReadReason, string]>

/** What was said stays closed until somebody says why they open it; the person reads their own without being asked. */
export function NoteReader({ visit: { visitId, group, canRead, isMine } }: { readonly visit: VisitView }) {
  const [isAsking, setAsking] = useState(false)
  const [reason, setReason] = useState<VisitReadReason | null>(null)
  if (!canRead) return null

  function choose(chosen: VisitReadReason) {
    setAsking(false)
    setReason(chosen)
  }

  return (
    <Section title={words.title} note={isMine ? words.own : words.locked}>
      {reason && <NoteCard visitId={visitId} reason={reason} isTalk={group === 'talk'} />}
      <Button kind="secondary" icon={reason ? undefined : 'lock'} text={reason ? words.close : words.open} onTap={() => (reason ? setReason(null) : isMine ? choose('check') : setAsking(true))} />
      <Sheet title={words.ask} isOpen={isAsking} onClose={() => setAsking(false)}>
        <View className="quiet">{words.askText}</View>
        <List>
          {reasons.map(([value, text]) => (
            <ListRow key={value} title={text} onTap={() => choose(value)} />
          ))}
        </List>
      </Sheet>
    </Section>
  )
}
