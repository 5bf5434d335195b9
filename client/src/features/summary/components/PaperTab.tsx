import { useState } from 'react'
import { View } from '@tarojs/components'
import type { SummaryView } from '@/types/summary'
import { dayOf } from '@/types/calendar'
import { Button } from '../../../components/Button'
import { Card } from '../../../components/Card'
import { classes } from '../../../components/classes'
import { ExportButton } from '../../../components/ExportButton'
import { canPrint } from '../../../lib/platform'
import { copy } from '../copy'
import { Runs } from './Runs'
import './PaperTab.scss'

const words = copy.document

const paperDay = (instant: string) => {
  const [year = '', month = '', day = ''] = dayOf(new Date(instant)).split('-')
  return `${year}年${Number(month)}月${Number(day)}日`
}

/** The paper as it will be printed: 28 characters a line when the whole width is shown, larger for reading. */
export function PaperTab({ summary }: { readonly summary: SummaryView }) {
  const [isWhole, setWhole] = useState(false)
  const { summaryId, paragraphs, status, edition, orgName, signedByName, signedAt, updatedAt } = summary
  const [head, ...rest] = paragraphs
  const mark = status === 'draft' ? words.draftMark : edition > 1 ? words.editionMark(edition) : ''
  return (
    <>
      <Button kind="quiet" isSmall icon={isWhole ? 'search' : 'document'} text={isWhole ? words.closer : words.whole} onTap={() => setWhole(!isWhole)} />
      <View className={classes('paper', isWhole && 'paper--whole')}>
        {head && (
          <View className="paper__line paper__line--title">
            <Runs runs={head.runs} />
          </View>
        )}
        {mark && <View className="paper__mark">{mark}</View>}
        {rest.map(({ paragraphId, level, runs }) => (
          <View key={paragraphId} className={`paper__line paper__line--${level}`}>
            <Runs runs={runs} />
          </View>
        ))}
        <View className="paper__end">
          <View>{orgName}</View>
          {signedByName !== '' && <View>{words.chair(signedByName)}</View>}
          <View>{paperDay(signedAt ?? updatedAt)}</View>
        </View>
        <View className="paper__line">{words.annexMark}</View>
      </View>
      <Card look="flat" className="stack">
        <View>{words.downloadNote}</View>
        <View className="small quiet">{canPrint ? words.openInBrowser : words.openOnPhone}</View>
        <ExportButton text={words.download} input={{ list: 'summary.document', subjectId: summaryId }} />
      </Card>
    </>
  )
}
