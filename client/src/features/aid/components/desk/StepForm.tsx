import { View } from '@tarojs/components'
import { yearOutcomes } from '@/types/aidNames'
import { Button } from '../../../../components/Button'
import { Card } from '../../../../components/Card'
import { moneyText } from '../../../../lib/format'
import { go } from '../../../../lib/go'
import { deskCopy } from '../../deskCopy'
import { aidScreens } from '../../lib/aidScreens'
import type { DeskStep } from '../../lib/desk'
import { ChoiceForm } from './ChoiceForm'
import { FollowForm, PayForm } from './DayForms'
import type { FormProps } from './forms'
import { NoteForm } from './NoteForm'
import { OpinionForm } from './OpinionForm'
import { VoteForm } from './VoteForm'
import { YearForm } from './YearForm'

const words = deskCopy.form
const acceptances = [{ value: 'ordinary', text: words.ordinary, note: words.ordinaryNote }, { value: 'urgent', text: words.urgentWay, note: words.urgentNote }] as const
const findings = [{ value: 'no', text: words.notUpheld }, { value: 'yes', text: words.upheld }] as const
const reviews = [{ value: 'yes', text: words.overturn }, { value: 'no', text: words.keep }] as const
const agreements = [{ value: 'yes', text: words.agree }, { value: 'no', text: words.disagree }] as const

/** The questions of one step, and its button. */
export function StepForm({ step, aid, decide }: FormProps & { readonly step: DeskStep }) {
  const { aidId } = aid
  const { isBusy } = decide
  const confirm = deskCopy.acts[step]
  const reason = { label: words.reason, hint: words.reasonHint, need: words.need, confirm, isBusy }
  const choice = { confirm, isBusy }
  switch (step) {
    case 'accept':
      return (
        <ChoiceForm
          {...choice} label={words.way} options={acceptances} first="ordinary" choiceNeed="" noteLabel={words.note} noteHint={words.reasonHint}
          onSend={(way, note) => decide.send(step, { aidId, isUrgent: way === 'urgent', note })}
        />
      )
    case 'return':
      return <NoteForm {...reason} presets={words.returnPresets} onSend={(text) => decide.send(step, { aidId, reason: text })} />
    case 'decline':
    case 'reject':
      return <NoteForm {...reason} isDanger onSend={(text) => decide.send(step, { aidId, reason: text })} />
    case 'ordinary':
    case 'reopen':
      return <NoteForm {...reason} onSend={(text) => decide.send(step, { aidId, reason: text })} />
    case 'signVisit':
      return <SignVisit aid={aid} decide={decide} />
    case 'opinion':
      return <OpinionForm aid={aid} decide={decide} />
    case 'vote':
      return <VoteForm aid={aid} decide={decide} />
    case 'witness':
      return <NoteForm label={words.note} text={words.witnessText} {...choice} onSend={(note) => decide.send(step, { aidId, note })} />
    case 'publicise':
      return <Publicise aid={aid} decide={decide} />
    case 'settle':
      return (
        <ChoiceForm
          {...choice} text={aid.objections.find(({ isOpen }) => isOpen)?.text} label={words.isUpheld} options={findings} choiceNeed={words.upheldNeed} noteLabel={words.reason} noteHint={words.reasonHint}
          noteNeed={words.need} onSend={(found, text) => decide.send(step, { aidId, isUpheld: found === 'yes', reason: text })}
        />
      )
    case 'reconsider':
      return (
        <ChoiceForm
          {...choice} label={words.overturns} options={reviews} choiceNeed={words.overturnNeed} noteLabel={words.reason} noteHint={words.reasonHint} noteNeed={words.need}
          onSend={(verdict, text) => decide.send(step, { aidId, overturns: verdict === 'yes', reason: text })}
        />
      )
    case 'pay':
      return <PayForm aid={aid} decide={decide} />
    case 'followUp':
      return <FollowForm aid={aid} decide={decide} />
    case 'proposeReview':
      return <YearForm aid={aid} decide={decide} />
    case 'confirmReview':
      return (
        <ChoiceForm
          {...choice} text={aid.yearReview ? `${yearOutcomes[aid.yearReview.outcome]}　${aid.yearReview.reason}` : undefined} label={words.agrees} options={agreements} choiceNeed={words.agreeNeed}
          noteLabel={words.note} noteHint={words.reasonHint} onSend={(agrees, text) => decide.send(step, { aidId, agrees: agrees === 'yes', reason: text })}
        />
      )
    case 'visit':
    case 'advance':
    case 'approve':
      return null
  }
}

/** The second signature, under the words of the first. */
function SignVisit({ aid: { aidId, visit }, decide }: FormProps) {
  return (
    <>
      {visit && <Card look="flat">{visit.text}</Card>}
      <View>{words.signText}</View>
      <Button text={deskCopy.acts.signVisit} isBusy={decide.isBusy} onTap={() => decide.send('signVisit', { aidId })} />
    </>
  )
}

/** Public for days: what it needs beforehand is one tap away. */
function Publicise({ aid: { aidId, agreesToPublicity, opinion }, decide }: FormProps) {
  return (
    <>
      <View>{words.publiciseText}</View>
      <View className="strong">{agreesToPublicity ? deskCopy.publicYes : deskCopy.publicNo}</View>
      {opinion && <View className="number">{deskCopy.publicMoney(moneyText(opinion.suggestedFen))}</View>}
      <Button text={deskCopy.acts.publicise} isBusy={decide.isBusy} onTap={() => decide.send('publicise', { aidId })} />
      <Button kind="quiet" text={words.assessment} onTap={() => go(aidScreens.assessment)} />
    </>
  )
}
