import { useState, type ReactNode } from 'react'
import { View } from '@tarojs/components'
import { aidStatuses } from '@/types/aidStatusNames'
import { suggestionStatuses } from '@/types/suggestionStatusNames'
import { Button } from '../../../components/Button'
import { Card } from '../../../components/Card'
import { Facts, type Fact } from '../../../components/Facts'
import { Sheet } from '../../../components/Sheet'
import { TextArea } from '../../../components/TextArea'
import { sentenceOf } from '../../../lib/errorCopy'
import { go, screens } from '../../../lib/go'
import { copy } from '../copy'
import type { Choice, Decision } from '../lib/decision'
import type { Waiting } from '../lib/due'
import { ActivityFacts } from './ActivityFacts'
import { SuggestionFacts } from './SuggestionFacts'
import { VisitFacts } from './VisitFacts'
import './DecideSheet.scss'

const words = copy.sheet

interface DecideSheetProps {
  /** Null while nothing is being decided. */
  readonly item: Waiting | null
  readonly onClose: () => void
  readonly onChoose: (item: Waiting, choice: Choice, reason: string) => void
}

/** The second tap: the facts, the rule, and two answers. */
export function DecideSheet({ item, onClose, onChoose }: DecideSheetProps) {
  return (
    <Sheet title={item?.title ?? copy.title} isOpen={item !== null} onClose={onClose}>
      {item?.noun === 'suggestion' && <SuggestionFacts key={item.id} id={item.id} onChoose={(choice, reason) => onChoose(item, choice, reason)} onOpen={() => open(item)} />}
      {item?.noun === 'activity' && <ActivityFacts key={item.id} id={item.id} onChoose={(choice, reason) => onChoose(item, choice, reason)} onOpen={() => open(item)} />}
      {item?.noun === 'visit' && <VisitFacts key={item.id} id={item.id} onChoose={(choice, reason) => onChoose(item, choice, reason)} onOpen={() => open(item)} />}
    </Sheet>
  )

  function open({ noun, id, status }: Waiting) {
    onClose()
    go(screenOf(noun, id, status))
  }
}

/** What came back to me as a proposer is mine to complete, everything else is on the desk. */
export function screenOf(noun: Waiting['noun'], id: string, status: string): string {
  if (noun === 'safety') return screens.safety
  if (noun === 'activity') return `/features/activity/pages/desk/index?id=${id}`
  if (noun === 'visit') return screens.visit(id)
  if (noun === 'aid') return ([aidStatuses.returned, aidStatuses.paid, aidStatuses.papersDue] as string[]).includes(status) ? screens.aid(id) : screens.aidDesk(id)
  return status === suggestionStatuses.returned ? screens.suggestion(id) : screens.suggestionDesk(id)
}

interface AnswersProps {
  readonly facts: readonly Fact[]
  readonly decision: Decision | null
  /** The settings it is judged by; without any, the source in words. */
  readonly clauses?: ReactNode
  readonly onChoose: (choice: Choice, reason: string) => void
  readonly onOpen: () => void
}

export function Answers({ facts, decision, clauses, onChoose, onOpen }: AnswersProps) {
  const [asking, setAsking] = useState<Choice | null>(null)
  if (asking) return <Reason choice={asking} onSend={(reason) => onChoose(asking, reason)} onLeave={() => setAsking(null)} />
  const tap = (choice: Choice) => (choice.needsReason ? setAsking(choice) : onChoose(choice, ''))
  const whyNot = decision?.whyNot ? sentenceOf(decision.whyNot) : null
  const second = whyNot ? null : decision?.second
  return (
    <>
      <Facts facts={facts} />
      {decision && (
        <Card look="flat">
          <View className="small strong">{words.rule}</View>
          <View>{decision.rule}</View>
          {clauses || <View className="small quiet">{decision.source}</View>}
        </Card>
      )}
      {!decision && <View className="quiet">{words.foreign}</View>}
      <Button kind={decision ? 'quiet' : 'primary'} isSmall={Boolean(decision)} text={words.open} onTap={onOpen} />
      {decision && (
        <View className={second ? 'decide__buttons' : 'decide__buttons decide__buttons--one'}>
          {second && <Button kind="secondary" text={copy.acts[second.act].text} onTap={() => tap(second)} />}
          <Button icon="check" text={copy.acts[decision.first.act].text} whyNot={whyNot} onTap={() => tap(decision.first)} />
        </View>
      )}
    </>
  )
}

interface ReasonProps {
  readonly choice: Choice
  readonly onSend: (reason: string) => void
  readonly onLeave: () => void
}

function Reason({ choice, onSend, onLeave }: ReasonProps) {
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)

  function send() {
    setChecked(true)
    if (reason.trim()) onSend(reason)
  }

  return (
    <>
      <TextArea label={words.reason} hint={words.reasonHint} most={200} value={reason} error={isChecked && !reason.trim() ? words.need : null} onChange={setReason} />
      <View className="decide__buttons">
        <Button kind="quiet" text={words.back} onTap={onLeave} />
        <Button kind="danger" text={copy.acts[choice.act].text} onTap={send} />
      </View>
    </>
  )
}
