import { useState } from 'react'
import { View } from '@tarojs/components'
import type { ActionOutput } from '@/types/actions'
import { applicationStatuses, unionStates, type ApplicationKind } from '@/types/peopleNames'
import { ActionBar } from '../../../../components/ActionBar'
import { Button } from '../../../../components/Button'
import { Card } from '../../../../components/Card'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { PolicyNote } from '../../../../components/PolicyNote'
import { Section } from '../../../../components/Section'
import { StatusTag } from '../../../../components/StatusTag'
import { lastDayText } from '../../../../lib/format'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { useQuery } from '../../../../lib/useQuery'
import { ReasonSheet } from '../../../../components/ReasonSheet'
import { Steps } from '../../components/Steps'
import { mineCopy as copy } from '../../mineCopy'

type Mine = ActionOutput<'people.membership'>
type Application = NonNullable<Mine['application']>

/** What I am to the union, and the one thing I can do about it. */
export default function Membership() {
  const query = useQuery('people.membership', {})
  const [kind, setKind] = useState<ApplicationKind | null>(null)
  const applying = useAction('people.apply')
  const withdrawing = useAction('people.withdraw')
  const mine = query.data
  const application = mine?.application ?? null

  function done(next: Mine | null, text: string) {
    if (!next) return
    query.put(next)
    setKind(null)
    showToast({ text, tone: 'done' })
  }
  const apply = async (reason: string) => done(kind && (await applying.run({ kind, reason })), copy.submitted)
  const withdraw = async () => done(application && (await withdrawing.run({ caseId: application.caseId })), copy.withdrawn)

  const isReturned = application?.blocked.resubmit === null
  const first: ApplicationKind | null = isReturned && application ? application.kind : mine?.blocked.join === null ? 'join' : null
  const bar = first && <ActionBar action={{ text: isReturned ? copy.resubmit : copy.join, icon: 'edit', onTap: () => setKind(first) }} />
  return (
    <Page refresh={query.refresh} bar={bar || undefined}>
      <Loaded query={query}>
        {(shown) => (
          <View className="stack">
            <Card look="warm">
              <View className="quiet">{copy.state}</View>
              <View className="h1">{unionStates[shown.state]}</View>
              {shown.memberSince && <View className="quiet">{copy.since(shown.memberSince)}</View>}
            </Card>
            <View className="quiet">{shown.blocked.join === null ? `${copy.lead}${copy.benefits}` : copy.benefits}</View>
            {shown.application && <Current application={shown.application} />}
            {shown.application?.blocked.withdraw === null && <Button kind="secondary" text={copy.withdraw} isBusy={withdrawing.isBusy} onTap={() => void withdraw()} />}
            {shown.blocked.quit === null && <Button kind="quiet" text={copy.quit} onTap={() => setKind('quit')} />}
          </View>
        )}
      </Loaded>
      <ReasonSheet
        key={kind}
        title={kind === 'quit' ? copy.quit : copy.join}
        text={kind === 'quit' ? copy.quitNote : copy.lead}
        need={copy.needReason}
        label={kind === 'quit' ? copy.quitReason : copy.joinReason}
        hint={kind === 'quit' ? '' : copy.joinHint}
        verb={copy.submit}
        isOpen={kind !== null}
        isBusy={applying.isBusy}
        onClose={() => setKind(null)}
        onSend={(reason) => void apply(reason)}
      />
    </Page>
  )
}

function Current({ application: { number, status, ownerLabel, dueAt, opinion, clause, steps } }: { readonly application: Application }) {
  const isWaiting = status === 'pending'
  return (
    <Section title={number}>
      <Card>
        <StatusTag text={applicationStatuses[status]} tone={isWaiting ? 'due' : status === 'approved' ? 'done' : status === 'returned' ? 'refused' : 'quiet'} />
        {isWaiting && dueAt && <View className="h3">{copy.due(lastDayText(dueAt))}</View>}
        {isWaiting && <View className="quiet">{copy.waitsFor(ownerLabel)}</View>}
        {opinion && <View className="h3 breaks">{opinion}</View>}
      </Card>
      <PolicyNote name={copy.rule} clause={clause} />
      <Steps steps={steps} />
    </Section>
  )
}
