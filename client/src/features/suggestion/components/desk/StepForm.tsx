import { View } from '@tarojs/components'
import { Button } from '../../../../components/Button'
import { deskCopy } from '../../deskCopy'
import { moneyText } from '../../../../lib/format'
import type { Desk, DeskStep } from '../../lib/desk'
import { Arithmetic } from './Arithmetic'
import { AssignForm } from './AssignForm'
import { EffectForm, MoneyForm } from './EffectForm'
import type { FormProps } from './forms'
import { MergeForm } from './MergeForm'
import { RedirectForm, RewardForm, SignForm, YearForm } from './MoreForms'
import { NoteForm } from './NoteForm'
import { PlanForm } from './PlanForm'
import { ReviewForm } from './ReviewForm'
import { ScoreForm } from './ScoreForm'
import { SettleForm } from './SettleForm'

const words = deskCopy.form

/** To whom what goes, to the fen. */
function payText({ award, authors }: Desk): string {
  const parts = (authors ?? []).map(({ name, amountFen }) => words.payPart(name, moneyText(amountFen ?? 0)))
  return [words.payText, award && words.payDue(moneyText(award.dueFen)), ...parts].filter(Boolean).join('\n')
}

/** The questions of one step, and its button. */
export function StepForm({ step, desk, decide }: FormProps & { readonly step: DeskStep }) {
  const { suggestionId } = desk
  const form = { desk, decide }
  const note = { most: 200, label: words.note, hint: words.noteHint, confirm: deskCopy.acts[step], isBusy: decide.isBusy }
  const reason = { ...note, most: 500, label: words.reason, hint: words.reasonHint, need: words.need }
  switch (step) {
    case 'accept':
      return <NoteForm {...note} onSend={(text) => decide.send(step, { suggestionId, note: text })} />
    case 'return':
      return <NoteForm {...reason} presets={words.returnPresets} onSend={(text) => decide.send(step, { suggestionId, reason: text })} />
    case 'decline':
      return <NoteForm {...reason} isDanger presets={words.declinePresets} onSend={(text) => decide.send(step, { suggestionId, reason: text })} />
    case 'redirect':
      return <RedirectForm {...form} />
    case 'takeOver':
      return <NoteForm {...reason} label={words.takeOver} hint={undefined} need={words.takeOverNeed} onSend={(text) => decide.send(step, { suggestionId, note: text })} />
    case 'sign':
      return <SignForm {...form} />
    case 'confirmYear':
      return <YearForm {...form} />
    case 'reward':
      return <RewardForm {...form} />
    case 'resume':
      return <NoteForm {...reason} onSend={(text) => decide.send(step, { suggestionId, reason: text })} />
    case 'stop':
      return <NoteForm {...reason} isDanger onSend={(text) => decide.send(step, { suggestionId, reason: text })} />
    case 'complete':
      return <NoteForm {...reason} label={words.happened} need={words.happenedNeed} onSend={(text) => decide.send(step, { suggestionId, note: text })} />
    case 'pay':
      return <NoteForm {...note} hint={undefined} text={payText(desk)} onSend={(text) => decide.send(step, { suggestionId, note: text })} />
    case 'publicise':
    case 'award':
      return (
        <>
          <Arithmetic {...desk} />
          {step === 'publicise' && <View>{words.publiciseText}</View>}
          <Button text={deskCopy.acts[step]} isBusy={decide.isBusy} onTap={() => decide.send(step, { suggestionId })} />
        </>
      )
    case 'merge':
      return <MergeForm {...form} />
    case 'assign':
      return <AssignForm {...form} isAgain={false} />
    case 'reassign':
      return <AssignForm {...form} isAgain />
    case 'review':
      return <ReviewForm {...form} />
    case 'plan':
      return <PlanForm {...form} />
    case 'confirmEffect':
      return <EffectForm {...form} />
    case 'confirmMoney':
      return <MoneyForm {...form} />
    case 'score':
      return <ScoreForm {...form} />
    case 'settle':
      return <SettleForm {...form} />
  }
}
