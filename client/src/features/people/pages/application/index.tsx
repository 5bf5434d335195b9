import { useState } from 'react'
import { View } from '@tarojs/components'
import type { ActionOutput } from '@/types/actions'
import { applicationKinds, applicationStatuses } from '@/types/peopleNames'
import { ActionBar } from '../../../../components/ActionBar'
import { Card } from '../../../../components/Card'
import { Facts } from '../../../../components/Facts'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { PolicyNote } from '../../../../components/PolicyNote'
import { Section } from '../../../../components/Section'
import { StatusTag } from '../../../../components/StatusTag'
import { sentenceOf } from '../../../../lib/errorCopy'
import { lastDayText } from '../../../../lib/format'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { useQuery } from '../../../../lib/useQuery'
import { ReasonSheet } from '../../../../components/ReasonSheet'
import { Steps } from '../../components/Steps'
import { mineCopy as copy } from '../../mineCopy'
import { usePageId } from '../../lib/usePageId'

type Application = ActionOutput<'people.application'>

/** One application before the officer for organisation: approve, or return with what is missing. */
export default function ApplicationPage() {
  const caseId = usePageId()
  const query = useQuery('people.application', { caseId })
  const [isReturning, setReturning] = useState(false)
  const approving = useAction('people.approve')
  const returning = useAction('people.return')
  const application = query.data

  function done(next: Application | null, text: string) {
    if (!next) return
    query.put(next)
    setReturning(false)
    showToast({ text, tone: 'done' })
  }
  const approve = async () => done(await approving.run({ caseId, note: '' }), copy.approved)
  const giveBack = async (reason: string) => done(await returning.run({ caseId, reason }), copy.returned)

  const code = application?.blocked.approve
  const bar = application?.status === 'pending' && (
    <ActionBar
      state={application.dueAt ? copy.due(lastDayText(application.dueAt)) : undefined}
      stateIcon="hourglass"
      action={{ text: copy.approve, icon: 'check', isBusy: approving.isBusy, whyNot: code && sentenceOf(code), onTap: () => void approve() }}
      second={code === null ? { text: copy.return, onTap: () => setReturning(true) } : undefined}
    />
  )
  return (
    <Page refresh={query.refresh} bar={bar || undefined}>
      <Loaded query={query}>{(shown) => <Shown application={shown} />}</Loaded>
      <ReasonSheet title={copy.return} label={copy.returnReason} hint={copy.reasonHint} need={copy.needReason} isOpen={isReturning} isBusy={returning.isBusy} onClose={() => setReturning(false)} onSend={(reason) => void giveBack(reason)} />
    </Page>
  )
}

function Shown({ application: { number, kind, name, unitName, post, reason, status, clause, steps, opinion } }: { readonly application: Application }) {
  return (
    <View className="stack">
      <Card look="warm">
        <View className="quiet">{number}</View>
        <View className="h2">{`${name}的${applicationKinds[kind]}`}</View>
        <StatusTag text={applicationStatuses[status]} tone={status === 'pending' ? 'due' : status === 'approved' ? 'done' : 'quiet'} />
      </Card>
      <Facts facts={[{ icon: 'person', text: name, note: [unitName, post].filter(Boolean).join(' · ') }, { icon: 'edit', text: reason }, ...(opinion ? [{ icon: 'voice' as const, text: opinion, note: copy.opinion }] : [])]} />
      <PolicyNote name={copy.rule} clause={clause} />
      <Section title={copy.steps}>
        <Steps steps={steps} />
      </Section>
    </View>
  )
}
