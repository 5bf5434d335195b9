import { View } from '@tarojs/components'
import { familyTies, visitNeeds, type VisitReadReason } from '@/types/visitNames'
import type { VisitNote } from '@/types/visit'
import { Card } from '../../../components/Card'
import { Loaded } from '../../../components/Loaded'
import { Skeleton } from '../../../components/Skeleton'
import { nearText } from '../../../lib/format'
import { useQuery } from '../../../lib/useQuery'
import { copy } from '../copy'

const words = copy.note

interface NoteCardProps {
  readonly visitId: string
  readonly reason: VisitReadReason
  readonly isTalk: boolean
}

/** Asked for once it is opened, kept nowhere on this phone. */
export function NoteCard({ visitId, reason, isTalk }: NoteCardProps) {
  const note = useQuery('visit.note', { visitId, reason }, { keep: false })
  return (
    <Loaded query={note} skeleton={<Skeleton rows={1} />}>
      {(content) => <Said note={content} isTalk={isTalk} />}
    </Loaded>
  )
}

function Said({ note, isTalk }: { readonly note: VisitNote; readonly isTalk: boolean }) {
  const { story, summary, need, needText, followUp, signedBy } = note
  const lines = [
    [words.story, story],
    ...note.words.map(({ at, action, text }) => [`${copy.steps[action] ?? action} · ${nearText(at)}`, text]),
    [isTalk ? words.talk : words.summary, summary],
    [words.need, need ? [visitNeeds[need], needText].filter(Boolean).join('：') : ''],
    [words.followUp, followUp],
    [signedBy ? words.signedBy(familyTies[signedBy.tie], signedBy.name) : '', signedBy?.reason ?? ''],
  ].filter(([, text]) => text)
  return (
    <Card className="stack">
      {lines.length === 0 && !signedBy && <View className="quiet">{words.nothing}</View>}
      {signedBy && !signedBy.reason && <View>{words.signedBy(familyTies[signedBy.tie], signedBy.name)}</View>}
      {lines.map(([label, text], index) => (
        <View key={index}>
          <View className="small quiet">{label}</View>
          <View className="breaks">{text}</View>
        </View>
      ))}
    </Card>
  )
}
