import { useState } from 'react'
import { View } from '@tarojs/components'
import type { VisitView } from '@/types/visit'
import { Button } from '../../../components/Button'
import { Card } from '../../../components/Card'
import { List, ListRow } from '../../../components/List'
import { Section } from '../../../components/Section'
import { Timeline } from '../../../components/Timeline'
import { go, screens } from '../../../lib/go'
import { showToast } from '../../../lib/toast'
import { useAction } from '../../../lib/useAction'
import { copy } from '../copy'
import { clockOf } from '../lib/clock'
import { nowForMe } from '../lib/now'
import { spoken } from '../lib/days'
import { NoteReader } from './NoteReader'
import { NowCard } from './NowCard'
import { PhotoQuestion } from './PhotoQuestion'
import { ReasonSheet } from '../../../components/ReasonSheet'
import { VisitTag } from './VisitTag'
import './Calm.scss'

const words = copy.detail

interface MyViewProps {
  readonly visit: VisitView
  readonly refresh: () => Promise<void>
}

/** About me: what comes next, who has it, what is to be ready; and nothing louder than that. */
export function MyView({ visit, refresh }: MyViewProps) {
  const { number, kindName, eventOn, status, offersAid, followUpOn, why } = visit
  return (
    <View className="visit-calm">
      <View>
        <View className="row row--between">
          <View className="small quiet number">{number}</View>
          <VisitTag status={status} />
        </View>
        <View className="h2 breaks">{kindName}</View>
        <View className="quiet">{copy.mine.event(spoken(eventOn))}</View>
      </View>
      <NowCard now={nowForMe(visit)} />
      {why && status !== 'refused' && status !== 'cancelled' && <Card look="flat">{words.withoutGift(why)}</Card>}
      <ToReady visit={visit} />
      {offersAid && (
        <Card look="warm" className="stack">
          <View className="strong">{words.aid}</View>
          <View className="quiet">{words.aidText}</View>
          <Button kind="secondary" icon="care" text={words.aidGo} onTap={() => go(screens.aidMine)} />
        </Card>
      )}
      {followUpOn && status === 'following' && <Card look="flat">{words.followUp(spoken(followUpOn))}</Card>}
      <PhotoQuestion visit={visit} refresh={refresh} />
      <Section title={words.clock}>
        <Card>
          <Timeline steps={clockOf(visit)} />
        </Card>
      </Section>
      <NoteReader visit={visit} />
      <Section title={words.ways}>
        <List>
          <ListRow icon="shield" title={words.reads} note={words.readsNote} onTap={() => go(screens.privacyMine)} />
        </List>
      </Section>
      <Withdraw visit={visit} refresh={refresh} />
    </View>
  )
}

/** The originals to have at hand, as long as nobody has seen them. */
function ToReady({ visit: { papers, status } }: { readonly visit: VisitView }) {
  const open = papers.filter(({ isSeen }) => !isSeen).map(({ paper }) => copy.papers[paper])
  const isOpen = status === 'checking' || status === 'reviewing' || status === 'approving' || status === 'toArrange' || status === 'arranged'
  return open.length > 0 && isOpen ? <Card look="flat">{words.papers(open.join('、'))}</Card> : null
}

function Withdraw({ visit: { visitId, blocked }, refresh }: MyViewProps) {
  const [isAsking, setAsking] = useState(false)
  const cancelling = useAction('visit.cancel')
  if (blocked.cancel !== null) return null

  async function withdraw(reason: string) {
    if (await cancelling.run({ visitId, reason })) {
      setAsking(false)
      showToast({ text: words.withdrawn, tone: 'done' })
    }
    await refresh()
  }

  return (
    <>
      <Button kind="quiet" isSmall text={words.withdraw} onTap={() => setAsking(true)} />
      <ReasonSheet isDanger title={words.withdraw} text={words.withdrawText} label={words.reason} need={words.reasonNeed} isOpen={isAsking} isBusy={cancelling.isBusy} onSend={(reason) => void withdraw(reason)} onClose={() => setAsking(false)} />
    </>
  )
}
