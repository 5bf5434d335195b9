import { useState } from 'react'
import { View } from '@tarojs/components'
import { dayOf } from '@/types/calendar'
import type { ActionOutput } from '@/types/actions'
import { Button } from '../../../../components/Button'
import { Card } from '../../../../components/Card'
import { DateField } from '../../../../components/DateField'
import { Dialog } from '../../../../components/Dialog'
import { List, ListRow } from '../../../../components/List'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { Section } from '../../../../components/Section'
import { StatusTag } from '../../../../components/StatusTag'
import { TextField } from '../../../../components/TextField'
import { sentenceOfError } from '../../../../lib/errorCopy'
import { dayText } from '../../../../lib/format'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { useQuery } from '../../../../lib/useQuery'
import { copy } from '../../copy'

const words = copy.away
type Delegations = ActionOutput<'inbox.delegations'>
const spoken = (day: string) => dayText(`${day}T04:00:00Z`)

/** Who stands in for me, from when until when; and for whom I stand in. */
export default function Delegate() {
  const query = useQuery('inbox.delegations', {})
  return (
    <Page refresh={query.refresh}>
      <View className="quiet">{words.lead}</View>
      <Loaded query={query}>
        {({ mine, forOthers }) => (
          <>
            {mine && <Mine mine={mine} onEnded={query.put} />}
            {forOthers.length > 0 && (
              <Section title={words.others}>
                <List>
                  {forOthers.map(({ fromName, fromDay, untilDay, isOn }) => (
                    <ListRow key={fromName + fromDay} icon="people" title={words.othersFrom(fromName)} note={words.span(spoken(fromDay), spoken(untilDay))} value={isOn ? words.isOn : words.notYet} />
                  ))}
                </List>
              </Section>
            )}
            <New isAgain={mine !== null} onDone={query.put} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

interface MineProps {
  readonly mine: NonNullable<Delegations['mine']>
  readonly onEnded: (delegations: Delegations) => void
}

function Mine({ mine: { deputyName, fromDay, untilDay, isOn, reason }, onEnded }: MineProps) {
  const ending = useAction('inbox.endDelegation')
  const [isAsking, setAsking] = useState(false)

  async function end() {
    const delegations = await ending.run({})
    setAsking(false)
    if (!delegations) return
    onEnded(delegations)
    showToast({ text: words.ended })
  }

  return (
    <Section title={words.mine}>
      <Card look="warm" className="stack">
        <View className="row row--between wrap">
          <View className="h3">{deputyName}</View>
          <StatusTag tone={isOn ? 'live' : 'quiet'} text={isOn ? words.isOn : words.notYet} />
        </View>
        <View>{words.span(spoken(fromDay), spoken(untilDay))}</View>
        {reason && <View className="quiet">{reason}</View>}
        <Button kind="secondary" isSmall icon="undo" text={words.end} onTap={() => setAsking(true)} />
        <Dialog title={words.endAsk} isOpen={isAsking} isBusy={ending.isBusy} confirm={words.end} onConfirm={() => void end()} onClose={() => setAsking(false)}>
          {words.endText}
        </Dialog>
      </Card>
    </Section>
  )
}

interface NewProps {
  readonly isAgain: boolean
  readonly onDone: (delegations: Delegations) => void
}

function New({ isAgain, onDone }: NewProps) {
  const [today] = useState(() => dayOf(new Date()))
  const [deputyStaffNo, setStaffNo] = useState('')
  const [fromDay, setFromDay] = useState(today)
  const [untilDay, setUntilDay] = useState('')
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)
  const { run, isBusy, error } = useAction('inbox.delegate')
  const staffError = isChecked && !deputyStaffNo.trim() ? words.staffNoNeed : error?.code === 'NOT_FOUND' ? words.notFound : error?.field === 'deputyStaffNo' ? sentenceOfError(error) : null

  async function send() {
    setChecked(true)
    if (!deputyStaffNo.trim() || untilDay < fromDay) return
    const delegations = await run({ deputyStaffNo, fromDay, untilDay, reason })
    if (!delegations) return
    onDone(delegations)
    showToast({ text: words.sent(delegations.mine?.deputyName ?? '') })
  }

  return (
    <Section title={words.new} note={isAgain ? words.replace : undefined}>
      <Card className="form">
        <TextField label={words.staffNo} value={deputyStaffNo} error={staffError} onChange={setStaffNo} />
        <View className="form">
          <DateField label={words.from} value={fromDay} earliest={today} onChange={setFromDay} />
          <DateField label={words.until} value={untilDay} earliest={fromDay} error={isChecked && untilDay < fromDay ? words.daysNeed : null} onChange={setUntilDay} />
        </View>
        <TextField label={words.reason} isOptional placeholder={words.reasonExample} value={reason} onChange={setReason} />
        <Button text={words.send} isBusy={isBusy} onTap={() => void send()} />
      </Card>
    </Section>
  )
}
