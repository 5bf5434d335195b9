import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '../../../../components/Button'
import { classes } from '../../../../components/classes'
import { Choice } from '../../../../components/Choice'
import { Facts } from '../../../../components/Facts'
import { Loaded } from '../../../../components/Loaded'
import { Sheet } from '../../../../components/Sheet'
import { TextArea } from '../../../../components/TextArea'
import { sentenceOf, sentenceOfError } from '../../../../lib/errorCopy'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { useQuery } from '../../../../lib/useQuery'
import { deskCopy } from '../../deskCopy'
import { planFacts, timeFacts, type Desk } from '../../lib/deskFacts'
import './ApproveSheet.scss'

const copy = deskCopy.approve

interface ApproveSheetProps {
  /** Null while nothing is being decided. */
  readonly activityId: string | null
  readonly onClose: () => void
  readonly onDecided: () => void
}

/** The facts a chair decides on, and the two answers. */
export function ApproveSheet({ activityId, onClose, onDecided }: ApproveSheetProps) {
  const query = useQuery('activity.desk', activityId ? { activityId } : null)
  return (
    <Sheet title={query.data?.title ?? copy.title} isOpen={activityId !== null} onClose={onClose}>
      <Loaded query={query}>{(desk) => <Decision key={desk.activityId} desk={desk} onClose={onClose} onDecided={onDecided} />}</Loaded>
    </Sheet>
  )
}

interface DecisionProps extends Pick<ApproveSheetProps, 'onClose' | 'onDecided'> {
  readonly desk: Desk
}

function Decision({ desk, onClose, onDecided }: DecisionProps) {
  const { activityId, title, plan, blocked } = desk
  const [isReturning, setReturning] = useState(false)
  const decide = useAction('activity.decide')
  const whyNot = blocked.decide && sentenceOf(blocked.decide)

  async function send(verdict: 'approve' | 'return', note: string) {
    const decided = await decide.run({ activityId, verdict, note })
    if (!decided) return
    showToast({ text: verdict === 'approve' ? copy.approved(title) : copy.returned(title) })
    onClose()
    onDecided()
  }

  if (isReturning) return <Returning decide={decide} onSend={(note) => void send('return', note)} onLeave={() => setReturning(false)} />
  return (
    <>
      <Facts facts={[...planFacts(desk), ...timeFacts(desk)]} />
      {plan.text && <View className="approve__text breaks">{plan.text}</View>}
      <View className={classes('approve__buttons', whyNot && 'approve__buttons--one')}>
        {!whyNot && <Button kind="secondary" icon="undo" text={copy.return} isBusy={decide.isBusy} onTap={() => setReturning(true)} />}
        <Button icon="check" text={copy.approve} isBusy={decide.isBusy} whyNot={whyNot} onTap={() => void send('approve', '')} />
      </View>
    </>
  )
}

interface ReturningProps {
  readonly decide: ReturnType<typeof useAction<'activity.decide'>>
  readonly onSend: (note: string) => void
  readonly onLeave: () => void
}

/** Sent back only with a reason: one of the usual ones, or in the chair's own words. */
function Returning({ decide: { isBusy, error }, onSend, onLeave }: ReturningProps) {
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)
  const missing = isChecked && !reason.trim() ? copy.reasonNeed : null

  function send() {
    setChecked(true)
    if (reason.trim()) onSend(reason)
  }

  return (
    <>
      <Choice
        label={copy.reason}
        hint={copy.reasonHint}
        options={copy.reasons.map((text) => ({ value: text, text }))}
        values={[reason]}
        onChange={([text = '']) => setReason(text)}
      />
      <TextArea label={copy.ownWords} most={200} error={missing ?? (error?.field === 'note' ? sentenceOfError(error) : null)} value={reason} onChange={setReason} />
      <View className="approve__buttons">
        <Button kind="quiet" text={copy.notYet} onTap={onLeave} />
        <Button kind="danger" icon="undo" text={copy.sendBack} isBusy={isBusy} onTap={send} />
      </View>
    </>
  )
}
