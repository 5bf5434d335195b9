import { useState } from 'react'
import { View } from '@tarojs/components'
import type { ActionOutput } from '@/types/actions'
import { Button } from '../../../../components/Button'
import { Card } from '../../../../components/Card'
import { Dialog } from '../../../../components/Dialog'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { Skeleton } from '../../../../components/Skeleton'
import { StatusTag, type Tone } from '../../../../components/StatusTag'
import { dayText } from '../../../../lib/format'
import { lastOf } from '../../../../lib/lastOf'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { useQuery } from '../../../../lib/useQuery'
import { copy as words } from '../../copy'

const copy = words.agreements
type Agreement = ActionOutput<'privacy.agreements'>['items'][number]
const tones: Readonly<Record<Agreement['status'], Tone>> = { none: 'quiet', given: 'done', withdrawn: 'refused', outdated: 'due' }

function sinceText({ status, givenAt, withdrawnAt }: Agreement): string {
  const at = status === 'withdrawn' ? withdrawnAt : givenAt
  return at && status !== 'none' ? copy.since[status](dayText(at)) : ''
}

/** What I agreed to, one thing each, and the way back. */
export default function Agreements() {
  const agreements = useQuery('privacy.agreements', {})
  return (
    <Page refresh={agreements.refresh}>
      <View className="quiet">{copy.lead}</View>
      <Loaded query={agreements} skeleton={<Skeleton rows={4} />}>
        {({ items }) => items.map((agreement) => <One key={agreement.agreementId ?? agreement.purpose} agreement={agreement} onChanged={() => void agreements.refresh()} />)}
      </Loaded>
    </Page>
  )
}

function One({ agreement, onChanged }: { readonly agreement: Agreement; readonly onChanged: () => void }) {
  const { title, paragraphs, status, purpose, version, agreementId } = agreement
  const [isOpen, setOpen] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const withdrawing = useAction('privacy.withdraw')
  const agreeing = useAction('privacy.agree')
  const isGiven = status === 'given'
  const since = sinceText(agreement)

  async function confirm() {
    const done = isGiven && agreementId ? await withdrawing.run({ agreementId }) : await agreeing.run({ purpose, textVersion: version })
    setAsking(false)
    if (!done) return
    showToast({ text: isGiven ? copy.withdrawn : copy.agreed })
    onChanged()
  }

  return (
    <Card className="stack">
      <View className="h3 breaks">{title}</View>
      <StatusTag tone={tones[status]} text={copy.status[status]} />
      {since && <View className="small quiet">{since}</View>}
      {isOpen && paragraphs.map((text) => <View key={text} className="breaks">{text}</View>)}
      <Button kind="quiet" isSmall text={isOpen ? copy.hide : copy.read} onTap={() => setOpen(!isOpen)} />
      {isGiven && <Button kind="secondary" text={copy.withdraw} onTap={() => setAsking(true)} />}
      {!isGiven && isOpen && <Button kind="secondary" icon="check" text={copy.agree} onTap={() => setAsking(true)} />}
      <Dialog
        title={isGiven ? copy.withdrawTitle(title) : copy.agreeTitle(title)}
        isOpen={isAsking}
        confirm={isGiven ? copy.withdraw : copy.agree}
        isBusy={withdrawing.isBusy || agreeing.isBusy}
        onConfirm={() => void confirm()}
        onClose={() => setAsking(false)}
      >
        {isGiven ? (copy.withdrawTexts[purpose] ?? copy.withdrawText) : lastOf(paragraphs)}
      </Dialog>
    </Card>
  )
}
