import { useState } from 'react'
import { View } from '@tarojs/components'
import type { ActionOutput } from '@/types/actions'
import { reportKinds, reportStatuses, type ReportKind, type RightsColour } from '@/types/rightsNames'
import { ActionBar } from '../../../../components/ActionBar'
import { Button } from '../../../../components/Button'
import { Card } from '../../../../components/Card'
import { Dialog } from '../../../../components/Dialog'
import { List, ListRow } from '../../../../components/List'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { Section } from '../../../../components/Section'
import { lastDayText } from '../../../../lib/format'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { useQuery } from '../../../../lib/useQuery'
import { Checks, Rules, Terms } from '../../components/Known'
import { LightCard } from '../../components/LightCard'
import { ReportSheet } from '../../components/ReportSheet'
import { copy } from '../../copy'

const words = copy.mine
const nothing = {}
type Mine = ActionOutput<'rights.mine'>

/** 我的权益: three lights with their reasons; what is not right is told to the union from here. */
export default function MyRights() {
  const query = useQuery('rights.mine', nothing)
  const reporting = useAction('rights.report')
  const [tells, setTells] = useState(false)

  async function report(kind: ReportKind, text: string) {
    const mine = await reporting.run({ kind, text })
    if (!mine) return
    setTells(false)
    query.put(mine)
    showToast({ text: words.sent, tone: 'done' })
  }

  return (
    <Page refresh={query.refresh} bar={query.data && <ActionBar action={{ text: words.tell, icon: 'voice', onTap: () => setTells(true) }} />}>
      <Loaded query={query}>
        {(mine) => (
          <View className="stack">
            <Headline lights={mine.lights} />
            {mine.lights.map((light) => <LightCard key={light.area} light={light} />)}
            <Reports reports={mine.reports} onChanged={query.put} />
            <Issues issues={mine.issues} onChanged={query.put} />
            <Terms contract={mine.contract} />
            <Checks checks={mine.checks} />
            <Rules clauses={mine.clauses} />
            <ReportSheet blocked={mine.blocked} isOpen={tells} isBusy={reporting.isBusy} onClose={() => setTells(false)} onSend={(kind, text) => void report(kind, text)} />
          </View>
        )}
      </Loaded>
    </Page>
  )
}

const inOrder: readonly RightsColour[] = ['red', 'amber', 'none', 'green']

function Headline({ lights }: Pick<Mine, 'lights'>) {
  const worst = inOrder.find((colour) => lights.some((light) => light.colour === colour)) ?? 'green'
  const red = lights.filter(({ colour }) => colour === 'red').length
  return (
    <Card look="warm">
      <View className="h1">{red > 1 ? words.headlineMany(red) : words.headline[worst]}</View>
      <View className="quiet">{words.tellNote}</View>
    </Card>
  )
}

function Issues({ issues, onChanged }: Pick<Mine, 'issues'> & { readonly onChanged: (mine: Mine) => void }) {
  const signing = useAction('rights.signFor')
  const [asked, setAsked] = useState<string | null>(null)

  async function sign(item: string) {
    const mine = await signing.run({ item })
    setAsked(null)
    if (!mine) return
    onChanged(mine)
    showToast({ text: words.signed, tone: 'done' })
  }

  return (
    <Section title={words.issues}>
      {issues.length === 0 && <View className="quiet">{words.issuesNone}</View>}
      <List>
        {issues.map(({ item, issuedOn, nextOn, signedOn, isConfirmed, blocked }) => (
          <ListRow
            key={item}
            icon="shield"
            title={item}
            note={copy.who(words.issue(issuedOn, nextOn), isConfirmed ? null : copy.unconfirmed)}
            end={signedOn || blocked.sign ? <View className="small quiet">{signedOn ? words.signed : ''}</View> : <Button isSmall kind="secondary" text={words.sign} onTap={() => setAsked(item)} />}
          />
        ))}
      </List>
      <Dialog title={words.signTitle(asked ?? '')} isOpen={asked !== null} confirm={words.sign} isBusy={signing.isBusy} onConfirm={() => asked && void sign(asked)} onClose={() => setAsked(null)}>
        {words.signText}
      </Dialog>
    </Section>
  )
}

function Reports({ reports, onChanged }: Pick<Mine, 'reports'> & { readonly onChanged: (mine: Mine) => void }) {
  const taking = useAction('rights.takeBack')
  if (reports.length === 0) return null

  async function takeBack(reportId: string) {
    const mine = await taking.run({ reportId })
    if (!mine) return
    onChanged(mine)
    showToast({ text: words.tookBack })
  }

  return (
    <Section title={words.reports}>
      <View className="stack">
        {reports.map(({ reportId, number, kind, status, text, outcome, dueAt, ownerLabel, blocked }) => (
          <Card key={reportId} className="stack">
            <View className="small quiet">{copy.who(number, reportStatuses[status])}</View>
            <View className="h3">{reportKinds[kind]}</View>
            {text && <View className="breaks">{text}</View>}
            {dueAt && <View>{words.due(ownerLabel, lastDayText(dueAt))}</View>}
            {outcome && <View className="breaks">{words.answered(outcome)}</View>}
            {!blocked.takeBack && <Button isSmall kind="quiet" text={words.takeBack} isBusy={taking.isBusy} onTap={() => void takeBack(reportId)} />}
          </Card>
        ))}
      </View>
    </Section>
  )
}
