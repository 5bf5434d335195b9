import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import type { MyBenefit } from '@/types/handout'
import { ActionBar } from '../../../../components/ActionBar'
import { Button } from '../../../../components/Button'
import { Dialog } from '../../../../components/Dialog'
import { InfiniteList } from '../../../../components/InfiniteList'
import { List, ListRow } from '../../../../components/List'
import { Page } from '../../../../components/Page'
import { Section } from '../../../../components/Section'
import { Skeleton } from '../../../../components/Skeleton'
import { EmptyState } from '../../../../components/States'
import { StatusTag, type Tone } from '../../../../components/StatusTag'
import { nearText } from '../../../../lib/format'
import { isOnline, keepScreenOn, scanCode, vibrate } from '../../../../lib/platform'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { usePagedQuery } from '../../../../lib/usePagedQuery'
import { BenefitTicket } from '../../components/BenefitTicket'
import { copy } from '../../copy'

const words = copy.mine
const DESK_CODE = /^[A-Za-z0-9_-]{27}$/

/** What waits for me, with its code as large as the screen allows; under it what I have had. */
export default function Mine() {
  const list = usePagedQuery('handout.mine', {})
  const [chosen, setChosen] = useState<string | null>(null)
  const toFetch = (list.items ?? []).filter(({ status }) => status === 'waiting')
  const shown = toFetch.find(({ handoutId }) => handoutId === chosen) ?? toFetch[0]
  const earlier = (list.items ?? []).filter(({ status }) => status !== 'waiting')
  useScreenOn(shown !== undefined)
  const empty = <EmptyState icon="gift" {...words.empty} />
  return (
    <Page refresh={list.refresh} bar={shown && <ScanBar key={shown.handoutId} benefit={shown} onDone={list.refresh} />}>
      {shown && <BenefitTicket benefit={shown} />}
      {toFetch.length > 1 && (
        <Section title={words.others}>
          <List>
            {toFetch.filter((one) => one !== shown).map((one) => (
              <ListRow key={one.handoutId} icon="gift" title={one.title} note={words.until(one.untilDay)} onTap={() => setChosen(one.handoutId)} />
            ))}
          </List>
        </Section>
      )}
      {shown && <Decline benefit={shown} onDone={list.refresh} />}
      {(earlier.length > 0 || toFetch.length === 0) && (
        <View className="stack">
          {earlier.length > 0 && <View className="h3">{words.earlier}</View>}
          <InfiniteList query={{ ...list, items: list.items && earlier }} empty={empty} skeleton={<Skeleton look="detail" rows={1} />} row={(one) => <Had key={one.handoutId} benefit={one} />} />
        </View>
      )}
    </Page>
  )
}

function useScreenOn(isOn: boolean): void {
  useEffect(() => {
    keepScreenOn(isOn)
    return () => keepScreenOn(false)
  }, [isOn])
}

interface PartProps {
  readonly benefit: MyBenefit
  readonly onDone: () => Promise<void>
}

/** The other way round: the worker scans the desk and confirms. */
function ScanBar({ benefit: { handoutId, title, item, blocked }, onDone }: PartProps) {
  const signing = useAction('handout.sign')
  const [code, setCode] = useState<string | null>(null)

  async function scan() {
    // The desk's code is good for seconds: it cannot wait for the network.
    if (!isOnline()) return showToast({ text: words.offline, tone: 'information' })
    const scanned = await scanCode(words.aim)
    if (!scanned) return
    const text = scanned.text.trim()
    if (!DESK_CODE.test(text)) return showToast({ text: words.notACode, tone: 'refused' })
    setCode(text)
  }

  async function confirm() {
    const signed = code ? await signing.run({ handoutId, code }) : null
    setCode(null)
    if (!signed) return
    vibrate()
    showToast({ text: words.signed, tone: 'done' })
    await onDone()
  }

  if (blocked.sign) return null
  return (
    <>
      <ActionBar action={{ text: words.scan, icon: 'scan', kind: 'secondary', isBusy: signing.isBusy, onTap: () => void scan() }} />
      <Dialog title={words.confirmAsk} isOpen={code !== null} isBusy={signing.isBusy} confirm={words.confirm} cancel={words.notYet} onConfirm={() => void confirm()} onClose={() => setCode(null)}>
        {words.confirmText(title, item)}
      </Dialog>
    </>
  )
}

function Decline({ benefit: { handoutId, blocked }, onDone }: PartProps) {
  const declining = useAction('handout.decline')
  const [isAsking, setAsking] = useState(false)
  if (blocked.decline) return null

  async function decline() {
    const done = await declining.run({ handoutId })
    setAsking(false)
    if (!done) return
    showToast({ text: words.declined })
    await onDone()
  }

  return (
    <>
      <Button kind="quiet" isSmall text={words.decline} onTap={() => setAsking(true)} />
      <Dialog title={words.declineAsk} isOpen={isAsking} isDanger isBusy={declining.isBusy} confirm={words.decline} cancel={words.keep} onConfirm={() => void decline()} onClose={() => setAsking(false)}>
        {words.declineText}
      </Dialog>
    </>
  )
}

const tones: Partial<Record<MyBenefit['status'], Tone>> = { signed: 'done', proxy: 'done', declined: 'quiet', expired: 'quiet' }

function Had({ benefit: { title, item, status, signedAt, takenByName, untilDay, voucherNo, redeemedOn } }: { readonly benefit: MyBenefit }) {
  const when = signedAt ? nearText(signedAt) : ''
  const note = signedAt ? (takenByName ? words.takenBy(takenByName, when) : words.signedAt(when)) : words.until(untilDay)
  return (
    <List>
      <ListRow title={title} note={[item, note, voucherNo && words.voucher(voucherNo), redeemedOn && words.redeemed(redeemedOn)].filter(Boolean).join(' · ')} end={<StatusTag text={redeemedOn ? words.used : copy.receipts[status]} tone={tones[status] ?? 'quiet'} />} />
    </List>
  )
}
