import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { AidForOfficer, CeilingsView } from '@/types/aid'
import { ActionBar } from '../../../../components/ActionBar'
import { Choice } from '../../../../components/Choice'
import { Dialog } from '../../../../components/Dialog'
import { Loaded } from '../../../../components/Loaded'
import { MoneyField } from '../../../../components/MoneyField'
import { Page } from '../../../../components/Page'
import { Skeleton } from '../../../../components/Skeleton'
import { TextArea } from '../../../../components/TextArea'
import { sentenceOf } from '../../../../lib/errorCopy'
import { moneyText } from '../../../../lib/format'
import { goBack } from '../../../../lib/go'
import { useQuery } from '../../../../lib/useQuery'
import { useSettled } from '../../../../lib/useSettled'
import { Ceilings } from '../../components/desk/Ceilings'
import '../../copy'
import { deskCopy } from '../../deskCopy'
import { useDecide } from '../../lib/useDecide'

const words = deskCopy.approvePage

/** The amount: ceilings, clauses and funds first; the button works only for what they allow, and says why not. */
export default function Approve() {
  const { id = '' } = useRouter().params
  const desk = useQuery('aid.desk', { aidId: id }, { keep: false })
  if (!desk.data) {
    return (
      <Page>
        <Loaded query={desk}>{() => null}</Loaded>
      </Page>
    )
  }
  return <Form aid={desk.data} />
}

/** What stands against this amount at this moment, as a sentence. */
function whyNotOf(amountFen: number | null, ceilings: CeilingsView | null, fundId: string): string | null {
  if (!amountFen) return words.amountNeed
  if (!ceilings) return words.checking
  if (ceilings.blocked) return sentenceOf(ceilings.blocked)
  if (ceilings.funds.length === 0) return words.noFund
  return fundId ? null : words.fundNeed
}

function Form({ aid: { aidId, status, opinion } }: { readonly aid: AidForOfficer }) {
  const isUrgent = status === 'urgent'
  const [typedFen, setTyped] = useState<number | null | undefined>(undefined)
  const [note, setNote] = useState('')
  const [chosen, setChosen] = useState('')
  const [isAsking, setAsking] = useState(false)
  const facts = useQuery('aid.ceilings', { aidId }, { keep: false })
  const amountFen = typedFen === undefined ? (facts.data?.publicisedFen ?? null) : typedFen
  const settled = useSettled(String(amountFen ?? ''))
  const asked = settled === '' ? null : Number(settled)
  const checked = useQuery('aid.ceilings', asked ? { aidId, amountFen: asked } : null, { keep: false })
  const isCurrent = asked === amountFen
  const ceilings = isCurrent ? checked.data : null
  const funds = (checked.data ?? facts.data)?.funds ?? []
  const fundId = funds.some((fund) => fund.fundId === chosen) ? chosen : funds.length === 1 ? (funds[0]?.fundId ?? '') : ''
  const decide = useDecide((isDone) => {
    setAsking(false)
    if (isDone) goBack()
    else void facts.refresh()
  })
  const money = moneyText(amountFen ?? 0)
  const bar = <ActionBar action={{ text: amountFen ? words.approve(money) : deskCopy.acts[isUrgent ? 'advance' : 'approve'], isBusy: decide.isBusy, whyNot: whyNotOf(amountFen, ceilings, fundId), onTap: () => setAsking(true) }} />
  return (
    <Page bar={bar}>
      <Loaded query={facts} skeleton={<Skeleton rows={3} />}>
        {(known) => (
          <>
            <View className="form">
              <MoneyField label={words.amount} hint={opinion && known.publicisedFen !== null && !isUrgent ? words.publicised(moneyText(known.publicisedFen)) : undefined} fen={amountFen} onChange={setTyped} />
            </View>
            <Ceilings ceilings={checked.data ?? known} />
            <View className="form">
              <Choice
                label={words.fund} error={funds.length === 0 ? words.noFund : null} options={funds.map((fund) => ({ value: fund.fundId, text: words.fundLeft(fund.source, moneyText(fund.leftFen)) }))}
                values={fundId ? [fundId] : []} onChange={([next = '']) => setChosen(next)}
              />
              <TextArea label={words.note} hint={deskCopy.form.approveHint} isOptional most={500} value={note} onChange={setNote} />
            </View>
          </>
        )}
      </Loaded>
      <Dialog
        title={words.ask} isOpen={isAsking} isBusy={decide.isBusy} confirm={words.sign} cancel={words.notNow}
        onConfirm={() => amountFen && decide.send(isUrgent ? 'advance' : 'approve', { aidId, amountFen, fundId, note })} onClose={() => setAsking(false)}
      >
        {words.askText(money)}
      </Dialog>
    </Page>
  )
}
