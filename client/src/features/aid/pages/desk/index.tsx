import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { aidSteps, type AidStep } from '@/types/aidNames'
import type { AidForOfficer } from '@/types/aid'
import { Card } from '../../../../components/Card'
import { ExportButton } from '../../../../components/ExportButton'
import { Facts, type Fact } from '../../../../components/Facts'
import { List, ListRow } from '../../../../components/List'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { Section } from '../../../../components/Section'
import { Skeleton } from '../../../../components/Skeleton'
import { EmptyState } from '../../../../components/States'
import { StatusTag } from '../../../../components/StatusTag'
import { Timeline } from '../../../../components/Timeline'
import { dayText, nearText } from '../../../../lib/format'
import { go, screens } from '../../../../lib/go'
import { useQuery } from '../../../../lib/useQuery'
import { AidTag } from '../../components/AidTag'
import { StepBar } from '../../components/desk/StepBar'
import { Story } from '../../components/desk/Story'
import { Grants } from '../../components/Grants'
import { NowCard } from '../../components/NowCard'
import { deskCopy as words } from '../../deskCopy'
import { aidScreens } from '../../lib/aidScreens'
import { clockOf } from '../../lib/clock'
import { forOfficer, noonOf, waitingOf } from '../../lib/now'

/** For whoever has it: who asks, what was found, the rule, and what can be done. Each look is on the record. */
export default function Desk() {
  const { id } = useRouter().params
  const desk = useQuery('aid.desk', id ? { aidId: id } : null, { keep: false })
  if (!id || desk.error?.code === 'NOT_FOUND') {
    return (
      <Page>
        <EmptyState icon="desk" {...words.notFound} action={{ text: words.toInbox, onTap: () => go(screens.inbox) }} />
      </Page>
    )
  }
  return (
    <Page refresh={desk.refresh} bar={desk.data && <StepBar aid={desk.data} refresh={desk.refresh} />}>
      <Loaded query={desk} skeleton={<Skeleton look="detail" rows={2} />}>
        {(aid) => <Content aid={forOfficer(aid)} />}
      </Loaded>
    </Page>
  )
}

function Content({ aid }: { readonly aid: AidForOfficer }) {
  const { aidId, status, canRead, refusals } = aid
  const rule = words.rules[status]
  return (
    <>
      <Head aid={aid} />
      {aid.dueAt && <NowCard now={waitingOf(aid)} />}
      <View className="small quiet">{canRead ? words.logged : words.noStory}</View>
      {rule && (
        <Section title={words.rule}>
          <Card look="flat">{rule}</Card>
        </Section>
      )}
      {canRead && (
        <Section title={words.ways}>
          <List>
            <ListRow icon="lock" title={words.file} note={words.fileNote} onTap={() => go(aidScreens.file(aidId))} />
            <ListRow icon="list" title={words.means} note={words.meansNote} onTap={() => go(aidScreens.means(aidId))} />
          </List>
          <ExportButton isSmall text={words.print} input={{ list: 'aid.approval', subjectId: aidId }} />
        </Section>
      )}
      <Story aid={aid} />
      <Grants grants={aid.grants} />
      <Section title={words.history}>
        <Card>
          <Timeline steps={clockOf(aid)} />
        </Card>
      </Section>
      {refusals.length > 0 && (
        <Section title={words.refusals}>
          <List>
            {refusals.map(({ at, byName, action }) => (
              <ListRow key={at} icon="shield" title={words.refusal(byName, aidSteps[action as AidStep] ?? action)} note={nearText(at)} />
            ))}
          </List>
        </Section>
      )}
    </>
  )
}

function Head({ aid }: { readonly aid: AidForOfficer }) {
  const { number, status, subjectName, staffNo, unitName, applicantName, kindWord, isUrgent, round, agreesToPublicity, papersDueOn, besides } = aid
  const facts: Array<Fact | false> = [
    { icon: 'person', text: words.person(subjectName, staffNo), note: unitName },
    applicantName !== subjectName && { icon: 'people', text: words.byOther(applicantName) },
    { icon: agreesToPublicity ? 'megaphone' : 'lock', text: agreesToPublicity ? words.publicYes : words.publicNo },
    besides.length > 0 && { icon: 'people', text: words.besides(besides.join('、')) },
    papersDueOn !== null && { icon: 'document', text: words.papersDue(dayText(noonOf(papersDueOn))) },
  ]
  return (
    <>
      <View className="row row--between wrap">
        <View className="small quiet number">{[number, kindWord, round > 1 && words.round(round)].filter(Boolean).join('\u00A0· ')}</View>
        <AidTag status={status} />
      </View>
      {isUrgent && <StatusTag tone="live" text={words.urgent} />}
      <Card>
        <Facts facts={facts.filter((fact) => fact !== false)} />
      </Card>
    </>
  )
}
