import { useMemo, useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { reportKinds, reportStatuses } from '@/types/rightsNames'
import { ActionBar } from '../../../../components/ActionBar'
import { Card } from '../../../../components/Card'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { PolicyNote } from '../../../../components/PolicyNote'
import { sentenceOf } from '../../../../lib/errorCopy'
import { lastDayText } from '../../../../lib/format'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { useQuery } from '../../../../lib/useQuery'
import { LightCard } from '../../components/LightCard'
import { WordsSheet } from '../../components/WordsSheet'
import { copy } from '../../copy'

const words = copy.case

/** What a worker reported: who, what, until when; it ends with what was done. */
export default function RightsCase() {
  const reportId = useRouter().params.id ?? ''
  const query = useQuery('rights.case', useMemo(() => ({ reportId }), [reportId]), { keep: false })
  const settling = useAction('rights.settle')
  const [settles, setSettles] = useState(false)

  async function settle(outcome: string) {
    const settled = await settling.run({ reportId, outcome })
    if (!settled) return
    setSettles(false)
    query.put(settled)
    showToast({ text: words.done, tone: 'done' })
  }

  const code = query.data?.blocked.settle
  return (
    <Page refresh={query.refresh} bar={query.data?.status === 'open' && <ActionBar action={{ text: words.settle, icon: 'check', whyNot: code && sentenceOf(code), onTap: () => setSettles(true) }} />}>
      <Loaded query={query}>
        {({ number, kind, status, name, unitName, post, text, outcome, dueAt, isOverdue, clause, light }) => (
          <View className="stack">
            <Card look="warm">
              <View className="small quiet">{copy.who(number, reportStatuses[status])}</View>
              <View className="h1">{words.lead(reportKinds[kind])}</View>
              {status === 'open' && dueAt && <View className="h3">{isOverdue ? words.late : words.due(lastDayText(dueAt))}</View>}
              {outcome && <View className="breaks">{words.result(outcome)}</View>}
            </Card>
            <Card className="stack">
              <View className="h3">{copy.who(name, unitName, post)}</View>
              <View className="breaks">{text || words.noText}</View>
            </Card>
            {light && <LightCard light={light} />}
            <PolicyNote name={words.rule} clause={clause} />
            <WordsSheet title={words.settle} label={words.outcome} hint={words.outcomeHint} verb={words.settleAndTell} need={words.needOutcome} isOpen={settles} isBusy={settling.isBusy} onClose={() => setSettles(false)} onDone={(outcome) => void settle(outcome)} />
          </View>
        )}
      </Loaded>
    </Page>
  )
}
