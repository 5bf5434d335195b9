import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { suggestionCategories, type SuggestionCategory } from '@/types/suggestionNames'
import { ActionBar } from '../../../../components/ActionBar'
import { Button } from '../../../../components/Button'
import { Card } from '../../../../components/Card'
import { Choice } from '../../../../components/Choice'
import { Dialog } from '../../../../components/Dialog'
import { List, ListRow } from '../../../../components/List'
import { Loaded } from '../../../../components/Loaded'
import { MoneyField } from '../../../../components/MoneyField'
import { Page } from '../../../../components/Page'
import { PhotoUploads } from '../../../../components/PhotoUploads'
import { SwitchRow } from '../../../../components/SwitchRow'
import { TextArea } from '../../../../components/TextArea'
import { TextField } from '../../../../components/TextField'
import { goBack } from '../../../../lib/go'
import { useQuery } from '../../../../lib/useQuery'
import { Alike } from '../../components/Alike'
import { Mates } from '../../components/Mates'
import { Submitted } from '../../components/Submitted'
import { copy } from '../../copy'
import { claimFor } from '../../lib/claims'
import { draftFrom } from '../../lib/proposal'
import { useProposal, type Proposal, type Returned } from '../../lib/useProposal'
import './index.scss'

const words = copy.write
const categories = Object.entries(suggestionCategories).map(([value, text]) => ({ value: value as SuggestionCategory, text }))

/** Written anew, or with `?id=` one that came back to be completed. */
export default function Submit() {
  const { id } = useRouter().params
  const code = claimFor(id)
  const own = useQuery('suggestion.get', id ? { suggestionId: id, ...(code && { claimCode: code }) } : null, { keep: !code })
  if (!id) return <Form returned={null} />
  if (!own.data) {
    return (
      <Page>
        <Loaded query={own}>{() => null}</Loaded>
      </Page>
    )
  }
  return <Form returned={{ suggestionId: id, ...(code && { claimCode: code }), draft: draftFrom(own.data) }} />
}

function Form({ returned }: { readonly returned: Returned | null }) {
  const proposal = useProposal(returned)
  const { sent, isBusy, whyNot, submit } = proposal
  if (sent) {
    return (
      <Page>
        <Submitted sent={sent} isAgain={returned !== null} />
      </Page>
    )
  }
  const bar = <ActionBar state={words.saved} stateIcon="check" action={{ text: returned ? words.resubmit : words.submit, isBusy, whyNot, onTap: submit }} />
  return (
    <Page bar={bar} title={returned ? words.again : undefined}>
      {proposal.isKept && <Kept onStartOver={proposal.startOver} />}
      <View className="form">
        <Main proposal={proposal} isNew={returned === null} />
        <Extras proposal={proposal} isNew={returned === null} />
      </View>
    </Page>
  )
}

interface PartProps {
  readonly proposal: Proposal
  readonly isNew: boolean
}

/** The three things everybody can say. */
function Main({ proposal: { draft, wrong, change, startOver }, isNew }: PartProps) {
  function giveUp() {
    startOver()
    goBack()
  }
  return (
    <>
      <Choice
        label={words.category}
        options={categories}
        values={draft.category ? [draft.category] : []}
        error={wrong.category}
        onChange={([category = null]) => change({ category })}
      />
      <TextArea label={words.problem} hint={words.problemHint} placeholder={words.problemExample} most={1000} value={draft.problem} error={wrong.problem} onChange={(problem) => change({ problem })} />
      {isNew && <Alike draft={draft} onSame={giveUp} />}
      <TextArea label={words.measure} hint={words.measureHint} placeholder={words.measureExample} most={1000} value={draft.measure} error={wrong.measure} onChange={(measure) => change({ measure })} />
      <TextArea label={words.effect} isOptional placeholder={words.effectExample} most={500} value={draft.effect} error={wrong.effect} onChange={(effect) => change({ effect })} />
    </>
  )
}

/** What may be added. A nameless suggestion has no photos and no mates, because both tell who it is. */
function Extras({ proposal: { draft, wrong, isBusy, uploads, change }, isNew }: PartProps) {
  const hasExtras = draft.title !== '' || draft.costFen !== null || draft.coProposers.length > 0
  const [isOpen, setOpen] = useState(hasExtras)
  const { isAnonymous } = draft
  return (
    <>
      {!isAnonymous && (
        <PhotoUploads
          label={words.photos}
          hint={words.photosHint}
          isOptional
          most={9}
          ids={draft.photoFileIds}
          uploads={uploads}
          isSending={isBusy}
          onChange={(listing) => change((now) => ({ photoFileIds: listing(now.photoFileIds) }))}
        />
      )}
      <Card className="stack">
        {isNew && <SwitchRow icon="lock" text={words.anonymous} note={words.anonymousNote} isOn={isAnonymous} onChange={(on) => change({ isAnonymous: on })} />}
        {isNew && <View className="submit__line" />}
        <SwitchRow icon="check-circle" text={words.isDone} note={words.isDoneNote} isOn={draft.isDone} onChange={(isDone) => change({ isDone })} />
      </Card>
      {isOpen ? (
        <>
          <TextField label={words.name} hint={words.nameHint} isOptional value={draft.title} error={wrong.title} onChange={(title) => change({ title })} />
          <MoneyField label={words.cost} isOptional placeholder={words.costExample} fen={draft.costFen} onChange={(costFen) => change({ costFen })} />
          {isNew && !isAnonymous && <Mates draft={draft} error={wrong.coProposers} onChange={(coProposers) => change({ coProposers })} />}
        </>
      ) : (
        <List>
          <ListRow icon="plus" title={words.more} note={words.moreNote} onTap={() => setOpen(true)} />
        </List>
      )}
    </>
  )
}

/** What was found on the phone, and the way to drop it. */
function Kept({ onStartOver }: { readonly onStartOver: () => void }) {
  const [isAsking, setAsking] = useState(false)
  function drop() {
    setAsking(false)
    onStartOver()
  }
  return (
    <Card look="flat" className="row wrap">
      <View className="grow">{words.kept}</View>
      <Button kind="secondary" isSmall text={words.startOver} onTap={() => setAsking(true)} />
      <Dialog title={words.startOverAsk} isOpen={isAsking} confirm={words.startOver} cancel={words.keepWriting} isDanger onConfirm={drop} onClose={() => setAsking(false)}>
        {words.startOverText}
      </Dialog>
    </Card>
  )
}
