import { useState } from 'react'
import { View } from '@tarojs/components'
import { fundSources } from '@/types/fundNames'
import type { VisitQuota } from '@/types/visit'
import { Button } from '../../../../components/Button'
import { Choice } from '../../../../components/Choice'
import { Loaded } from '../../../../components/Loaded'
import { MoneyField } from '../../../../components/MoneyField'
import { PolicyNote } from '../../../../components/PolicyNote'
import { Skeleton } from '../../../../components/Skeleton'
import { sentenceOf } from '../../../../lib/errorCopy'
import { moneyText } from '../../../../lib/format'
import { useAction } from '../../../../lib/useAction'
import { useQuery } from '../../../../lib/useQuery'
import { useSettled } from '../../../../lib/useSettled'
import { deskCopy } from '../../deskCopy'
import { ruleName } from '../../lib/rules'
import { ReasonSheet } from '../../../../components/ReasonSheet'
import type { StepProps } from './step'

const words = deskCopy.approve

/** The amount, what the rule allows, and where it is paid from; what stands there is what may be given at most. */
export function ApproveForm(props: StepProps) {
  const quota = useQuery('visit.quota', { visitId: props.visit.visitId }, { keep: false })
  return (
    <Loaded query={quota} skeleton={<Skeleton rows={1} />}>
      {(content) => <Amount {...props} quota={content} />}
    </Loaded>
  )
}

function Amount({ visit: { visitId }, quota, settle }: StepProps & { readonly quota: VisitQuota }) {
  const { roomFen, funds, usedTimes, usedFen, limit, times } = quota
  const [amountFen, setAmountFen] = useState<number | null>(roomFen > 0 ? roomFen : null)
  const [fundId, setFundId] = useState((funds.find(({ source }) => source === fundSources.union) ?? funds[0])?.fundId ?? '')
  const asked = Number(useSettled(String(amountFen ?? 0)))
  const judged = useQuery('visit.quota', asked > 0 ? { visitId, amountFen: asked } : null, { keep: false })
  const approving = useAction('visit.approve')
  const code = judged.data?.blocked ?? (asked > 0 ? null : quota.blocked)
  const whyNot = !amountFen ? words.need : funds.length === 0 || code === 'FUND_SHORT' ? words.noFund : code ? sentenceOf(code) : null

  const [isBare, setBare] = useState(false)
  const approve = (fen: number, note = '') => settle(approving.run({ visitId, amountFen: fen, fundId: fen === 0 ? '' : fundId, note }), 'approve')
  return (
    <View className="form">
      <MoneyField label={words.amount} hint={words.room(moneyText(roomFen))} fen={amountFen} onChange={setAmountFen} />
      <View className="stack">
        {[limit, times].map((clause) => clause && <PolicyNote key={clause.key} name={ruleName(clause)} clause={clause} />)}
        <View className="small quiet">{usedTimes === 0 ? words.usedNone : words.used(usedTimes, moneyText(usedFen))}</View>
      </View>
      {funds.length > 0 && (
        <Choice
          label={words.fund} values={[fundId]} onChange={([chosen]) => chosen && setFundId(chosen)}
          options={funds.map((fund) => ({ value: fund.fundId, text: fund.source, note: words.left(moneyText(fund.leftFen)) }))}
        />
      )}
      <Button icon="check" text={words.send(moneyText(amountFen ?? 0))} isBusy={approving.isBusy} whyNot={whyNot} onTap={() => void approve(amountFen ?? 0)} />
      <Button kind="quiet" isSmall text={words.nothing} onTap={() => setBare(true)} />
      <ReasonSheet isDanger title={words.nothing} {...deskCopy.reason} isOpen={isBare} isBusy={approving.isBusy} onSend={(note) => void approve(0, note)} onClose={() => setBare(false)} />
    </View>
  )
}
