import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import type { ActionOutput } from '@/types/actions'
import { Button } from '../../../../components/Button'
import { Card } from '../../../../components/Card'
import { ExportButton } from '../../../../components/ExportButton'
import { InfiniteList } from '../../../../components/InfiniteList'
import { Page } from '../../../../components/Page'
import { EmptyState } from '../../../../components/States'
import { lastDayText, moneyText } from '../../../../lib/format'
import { useSession } from '../../../../lib/session'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { usePagedQuery } from '../../../../lib/usePagedQuery'
import { useQuery } from '../../../../lib/useQuery'
import { ReasonSheet } from '../../../../components/ReasonSheet'
import { copy } from '../../copy'

const words = copy.publicity
type PublicRow = ActionOutput<'aid.publicity'>['items'][number]
const TICK_MS = 1000
/** Who hangs it on the board. */
const POSTERS: readonly string[] = ['CASE', 'OFF', 'CHAIR', 'VICE']

/** What is over disappears on a screen that is left open, too. */
function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  return now
}

/** For everybody who is logged in: a family name, a unit, a neutral word, an amount, and when it goes. */
export default function Publicity() {
  const list = usePagedQuery('aid.publicity', {}, { keep: false })
  // The list keeps its rows only; whom to speak to stands beside them.
  const first = useQuery('aid.publicity', { limit: 1 }, { keep: false })
  const now = useNow()
  const isPoster = useSession().data?.me?.grants.some(({ role }) => POSTERS.includes(role)) ?? false
  const [against, setAgainst] = useState<PublicRow | null>(null)
  const objecting = useAction('aid.object')
  const shown = list.items && list.items.filter(({ endsAt }) => new Date(endsAt).getTime() > now)

  async function send(text: string) {
    if (!against) return
    const sent = await objecting.run({ aidId: against.aidId, text })
    if (!sent) return
    setAgainst(null)
    showToast({ text: words.sent })
    await list.refresh()
  }

  return (
    <Page refresh={list.refresh}>
      <View className="quiet">{words.lead}</View>
      <InfiniteList query={{ ...list, items: shown }} empty={<EmptyState icon="megaphone" {...words.empty} />} row={(row) => <PublicCard key={row.aidId} row={row} onObject={() => setAgainst(row)} />} />
      {isPoster && shown && shown.length > 0 && <ExportButton isSmall text={words.print} input={{ list: 'aid.publicity' }} />}
      {first.data && <View className="small quiet">{words.contact(first.data.contact)}</View>}
      <ReasonSheet
        key={against?.aidId}
        isOpen={against !== null} title={words.objectTitle} text={words.objectNote} label={words.objectText} hint={words.objectHint} need={words.need} verb={words.send} most={500} isBusy={objecting.isBusy}
        onSend={(text) => void send(text)} onClose={() => setAgainst(null)}
      />
    </Page>
  )
}

function PublicCard({ row: { maskedName, unitName, kindWord, amountFen, endsAt }, onObject }: { readonly row: PublicRow; readonly onObject: () => void }) {
  return (
    <Card className="stack">
      <View className="row row--between wrap">
        <View className="h3">{words.row(maskedName, unitName)}</View>
        <View className="h3 number">{moneyText(amountFen)}</View>
      </View>
      <View>{words.kind(kindWord)}</View>
      <View className="small quiet">{words.until(lastDayText(endsAt))}</View>
      <Button kind="secondary" isSmall text={words.object} onTap={onObject} />
    </Card>
  )
}
