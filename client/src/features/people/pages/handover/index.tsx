import { useState } from 'react'
import { View } from '@tarojs/components'
import type { ActionOutput } from '@/types/actions'
import { ActionBar } from '../../../../components/ActionBar'
import { Button } from '../../../../components/Button'
import { Card } from '../../../../components/Card'
import { List, ListRow } from '../../../../components/List'
import { Page } from '../../../../components/Page'
import { Section } from '../../../../components/Section'
import { TextField } from '../../../../components/TextField'
import { call, CallError } from '../../../../lib/call'
import { sentenceOf, sentenceOfError } from '../../../../lib/errorCopy'
import { useAction } from '../../../../lib/useAction'
import { copy } from '../../copy'
import { officeWords } from '../../lib/officeWords'
import { usePageId } from '../../lib/usePageId'

type Plan = ActionOutput<'people.handoverPlan'>

const words = copy.handover

/** An officer's open work to a successor: looked at first, then moved piece by piece. */
export default function Handover() {
  const memberId = usePageId()
  const [staffNo, setStaffNo] = useState('')
  const [reason, setReason] = useState('')
  const [plan, setPlan] = useState<Plan | null>(null)
  const [error, setError] = useState<string | null>(null)
  const [left, setLeft] = useState<number | null>(null)
  const moving = useAction('people.handover')

  async function look() {
    try {
      setPlan(await call('people.handoverPlan', { memberId, successorStaffNo: staffNo }))
      setError(null)
    } catch (failure) {
      if (!(failure instanceof CallError)) throw failure
      setError(sentenceOfError(failure))
    }
  }

  async function hand() {
    for (;;) {
      const done = await moving.run({ memberId, successorStaffNo: staffNo, reason })
      if (!done) return
      setLeft(done.left)
      if (done.left === 0 || done.moved === 0) return
    }
  }

  const code = plan?.blocked.handover ?? null
  const mayStart = plan !== null && plan.left > 0 && code === null && left !== 0
  const whyNot = reason.trim() === '' ? copy.needReason : null
  const bar = mayStart ? (
    <ActionBar
      state={left === null ? undefined : words.going(left)}
      action={{ text: left === null ? words.start(plan.left) : words.goOn, isBusy: moving.isBusy, whyNot, onTap: () => void hand() }}
    />
  ) : undefined
  return (
    <Page bar={bar}>
      <View className="quiet">{words.lead}</View>
      <TextField label={words.successor} value={staffNo} error={error ?? (code && sentenceOf(code))} onChange={setStaffNo} />
      {!mayStart && left !== 0 && <Button text={words.look} whyNot={staffNo.trim() === '' ? copy.needSuccessor : null} onTap={() => void look()} />}
      {left === 0 && <Card look="warm"><View className="h2">{words.done}</View></Card>}
      {plan && code === null && left !== 0 && <Moving plan={plan} />}
      {mayStart && <TextField label={copy.reason} hint={copy.reasonHint} value={reason} onChange={setReason} />}
    </Page>
  )
}

function Moving({ plan: { successorName, chairLabel, items, stays, offices } }: { readonly plan: Plan }) {
  return (
    <>
      <Section title={words.to(successorName)}>
        {items.length === 0 && <View className="quiet">{words.nothing}</View>}
        <List>
          {items.map(({ noun, label, count, toChair, titles }) => (
            <ListRow key={noun} title={words.count(label, count)} note={[toChair > 0 ? words.toChair(toChair, chairLabel) : '', titles.join('、')].filter(Boolean).join(' · ')} />
          ))}
        </List>
        {offices.length > 0 && <View className="quiet">{`${words.offices}：${offices.map(officeWords).join('、')}`}</View>}
      </Section>
      {stays.length > 0 && (
        <Section title={words.stays}>
          <List>
            {stays.map(({ noun, label, why, count, titles }) => (
              <ListRow key={noun} title={words.count(label, count)} note={`${why} · ${titles.join('、')}`} />
            ))}
          </List>
        </Section>
      )}
    </>
  )
}
