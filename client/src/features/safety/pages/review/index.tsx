import { useState } from 'react'
import { Image, View } from '@tarojs/components'
import type { ActionOutput } from '@/types/actions'
import { Button } from '../../../../components/Button'
import { Card } from '../../../../components/Card'
import { Choice } from '../../../../components/Choice'
import { InfiniteList } from '../../../../components/InfiniteList'
import { Page } from '../../../../components/Page'
import { Sheet } from '../../../../components/Sheet'
import { EmptyState, NoPermission } from '../../../../components/States'
import { Tap } from '../../../../components/Tap'
import { TextArea } from '../../../../components/TextArea'
import { sentenceOf } from '../../../../lib/errorCopy'
import { nearText } from '../../../../lib/format'
import { previewImages } from '../../../../lib/platform'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { usePagedQuery } from '../../../../lib/usePagedQuery'
import { copy } from '../../copy'
import './index.scss'

type Item = ActionOutput<'safety.list'>['items'][number]

/** What the machine could not decide: a person looks, without knowing whose it is. */
export default function Review() {
  const list = usePagedQuery('safety.list', {})
  const deciding = useAction('safety.decide')
  const [against, setAgainst] = useState<Item | null>(null)
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set())
  const items = list.items?.filter(({ checkId }) => !gone.has(checkId)) ?? null

  async function decide({ checkId }: Item, verdict: 'pass' | 'block', reason: string) {
    if (!(await deciding.run({ checkId, verdict, reason }))) return
    setAgainst(null)
    setGone((before) => new Set([...before, checkId]))
    showToast({ text: verdict === 'pass' ? copy.passed : copy.blocked })
  }

  if (list.error?.code === 'NOT_ALLOWED') {
    return (
      <Page>
        <NoPermission text={copy.nobody.text} />
      </Page>
    )
  }
  return (
    <Page refresh={list.refresh}>
      <View className="quiet">{copy.lead}</View>
      <InfiniteList
        query={{ ...list, items }}
        empty={<EmptyState icon="shield" {...copy.empty} />}
        row={(item) => <Check key={item.checkId} item={item} isBusy={deciding.isBusy} onPass={() => void decide(item, 'pass', '')} onBlock={() => setAgainst(item)} />}
      />
      <Sheet title={copy.reasonTitle} isOpen={against !== null} onClose={() => setAgainst(null)}>
        {against && <Against key={against.checkId} isBusy={deciding.isBusy} onSend={(reason) => void decide(against, 'block', reason)} />}
      </Sheet>
    </Page>
  )
}

interface CheckProps {
  readonly item: Item
  readonly isBusy: boolean
  readonly onPass: () => void
  readonly onBlock: () => void
}

function Check({ item: { noun, title, kind, text, imageUrl, since, blocked }, isBusy, onPass, onBlock }: CheckProps) {
  const whyNot = blocked.decide && sentenceOf(blocked.decide)
  return (
    <Card className="stack">
      <View>
        <View className="small quiet">{copy.about(copy.nouns[noun] ?? copy.other, nearText(since))}</View>
        <View className="h3 breaks">{title}</View>
      </View>
      {kind === 'text' && <View className="breaks">{text}</View>}
      {kind === 'image' && (imageUrl ? <Picture url={imageUrl} /> : <View className="quiet">{copy.noPicture}</View>)}
      {whyNot ? (
        <Button text={copy.pass} whyNot={whyNot} onTap={onPass} />
      ) : (
        <View className="review-buttons">
          <Button kind="secondary" icon="ban" text={copy.block} isBusy={isBusy} onTap={onBlock} />
          <Button icon="check" text={copy.pass} isBusy={isBusy} onTap={onPass} />
        </View>
      )}
    </Card>
  )
}

function Picture({ url }: { readonly url: string }) {
  return (
    <Tap className="review-picture" label={copy.picture} onTap={() => previewImages([url], 0)}>
      <Image className="review-picture__image" src={url} mode="aspectFit" />
    </Tap>
  )
}

function Against({ isBusy, onSend }: { readonly isBusy: boolean; readonly onSend: (reason: string) => void }) {
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)

  function send() {
    setChecked(true)
    if (reason.trim()) onSend(reason)
  }

  return (
    <>
      <View className="quiet">{copy.reasonText}</View>
      <Choice label={copy.reason} options={copy.presets.map((text) => ({ value: text, text }))} values={[reason]} onChange={([chosen = '']) => setReason(chosen)} />
      <TextArea label={copy.reasonTitle} most={200} value={reason} error={isChecked && !reason.trim() ? copy.need : null} onChange={setReason} />
      <Button kind="danger" text={copy.block} isBusy={isBusy} onTap={send} />
    </>
  )
}
