import { useState } from 'react'
import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Card } from '../../../components/Card'
import { Dialog } from '../../../components/Dialog'
import { Icon } from '../../../components/Icon'
import { List, ListRow } from '../../../components/List'
import { lastDayText } from '../../../lib/format'
import { go, screens } from '../../../lib/go'
import { copyText, requestSubscribe } from '../../../lib/platform'
import { showToast } from '../../../lib/toast'
import { useAction } from '../../../lib/useAction'
import { useQuery } from '../../../lib/useQuery'
import { copy } from '../copy'
import { keepClaim } from '../lib/claims'
import { suggestionScreens } from '../lib/suggestionScreens'
import type { Sent } from '../lib/useProposal'

const words = copy.done

interface SubmittedProps {
  readonly sent: Sent
  readonly isAgain: boolean
}

/** It has arrived: its number, who has it, by when; and to a nameless proposer the code, once. */
export function Submitted({ sent, isAgain }: SubmittedProps) {
  if (sent === 'queued') {
    return (
      <>
        <Thanks icon="hourglass" title={copy.write.queuedTitle} text={copy.write.queuedText} />
        <Button text={words.leave} onTap={() => go(screens.voice)} />
      </>
    )
  }
  const { suggestionId, number, ownerLabel, dueAt } = sent
  return (
    <>
      <Thanks icon="check-circle" title={isAgain ? words.resubmitted : words.title} />
      <List>
        <ListRow icon="document" title={words.number} value={number} />
        <ListRow icon="person" title={words.has} value={ownerLabel} />
        {dueAt && <ListRow icon="clock" title={words.due} value={lastDayText(dueAt)} />}
      </List>
      {sent.claimCode ? <ClaimCode code={sent.claimCode} number={number} /> : <Tell />}
      {!sent.claimCode && (
        <View className="stack">
          <Button text={words.see} onTap={() => void Taro.redirectTo({ url: suggestionScreens.mine(suggestionId) })} />
          <Button kind="quiet" text={words.leave} onTap={() => go(screens.voice)} />
        </View>
      )}
    </>
  )
}

function Thanks({ icon, title, text }: { readonly icon: 'check-circle' | 'hourglass'; readonly title: string; readonly text?: string }) {
  return (
    <View className="submitted__thanks">
      <View className="submitted__mark">
        <Icon name={icon} size="huge" />
      </View>
      <View className="h1">{title}</View>
      {text && <View className="quiet">{text}</View>}
    </View>
  )
}

/** Shown once. Leaving asks whether it is written down. */
function ClaimCode({ code, number }: { readonly code: string; readonly number: string }) {
  const [isLeaving, setLeaving] = useState(false)

  function keep() {
    keepClaim({ code, number })
    showToast({ text: words.kept })
  }

  return (
    <Card look="warm" className="stack">
      <View className="h3">{words.claimTitle}</View>
      <View className="submitted__code number">{code}</View>
      <View>{words.claimText}</View>
      <Button icon="copy" text={words.copyCode} onTap={() => void copyText(code).then(() => showToast({ text: words.copied }))} />
      <Button kind="secondary" icon="download" text={words.keepCode} onTap={keep} />
      <Button kind="quiet" text={words.leave} onTap={() => setLeaving(true)} />
      <Dialog title={words.leaveAsk} isOpen={isLeaving} confirm={words.leaveYes} cancel={words.leaveNo} onConfirm={() => go(screens.voice)} onClose={() => setLeaving(false)}>
        {words.leaveText}
      </Dialog>
    </Card>
  )
}

/** The moment of benefit: one consent carries one message, about this answer. */
function Tell() {
  const consents = useQuery('message.consents', {}, { keep: false })
  const consent = useAction('message.consent', { isQuiet: true })
  const [isDone, setDone] = useState(false)
  const ids = (consents.data?.templates ?? []).filter(({ kinds }) => kinds.includes('suggestion')).map(({ templateId }) => templateId)
  if (ids.length === 0 || isDone) return null

  // WeChat opens its dialog only for the first call of a tap.
  function ask() {
    void requestSubscribe(ids).then(async (agreed) => {
      setDone(true)
      await consent.run({ answers: ids.map((templateId) => ({ templateId, answer: agreed.includes(templateId) ? 'accept' : 'reject' })) })
      showToast({ text: agreed.length > 0 ? words.telling : words.notTelling, tone: agreed.length > 0 ? 'done' : 'information' })
    })
  }

  return <Button kind="secondary" icon="bell" text={words.tell} onTap={ask} />
}
