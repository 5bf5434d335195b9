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
import { line, pagesOf, type Piece } from '../lib/pages'
import { Runs } from './Runs'
import './PaperTab.scss'

const words = copy.document

const paperDay = (instant: string) => {
  const [year = '', month = '', day = ''] = dayOf(new Date(instant)).split('-')
  return `${year}年${Number(month)}月${Number(day)}日`
}

/** What stands on the paper before the annex, in the order of the printed one. */
function piecesOf({ paragraphs, status, edition, orgName, signedByName, signedAt, updatedAt }: SummaryView): Piece[] {
  const mark = status === 'draft' ? words.draftMark : edition > 1 ? words.editionMark(edition) : ''
  const [head, ...rest] = paragraphs.map(({ paragraphId, level, runs }): Piece => ({ key: paragraphId, look: level, runs, isContinued: false }))
  const end = [orgName, ...(signedByName ? [words.chair(signedByName)] : []), paperDay(signedAt ?? updatedAt)].map((text) => line('right', text))
  return [...(head ? [head] : []), ...(mark ? [line('mark', mark)] : []), line('blank', ''), ...rest, { ...line('blank', ''), key: 'last' }, ...end]
}

/** The paper page by page as it will be printed, small enough for a whole line or larger for reading. */
export function PaperTab({ summary }: { readonly summary: SummaryView }) {
  const [isWhole, setWhole] = useState(false)
  const { summaryId, figures } = summary
  const pages = pagesOf(piecesOf(summary))
  return (
    <>
      <Button kind="quiet" isSmall icon={isWhole ? 'search' : 'document'} text={isWhole ? words.closer : words.whole} onTap={() => setWhole(!isWhole)} />
      <View className="small quiet">{words.pages(pages.length)}</View>
      {pages.map((pieces, index) => (
        <View key={index} className={classes('paper', isWhole && 'paper--whole')}>
          <View className="paper__lines">
            {pieces.map(({ key, look, runs, isContinued }) => (
              <View key={key} className={classes('paper__line', `paper__line--${look}`, isContinued && 'paper__line--continued')}>
                <Runs runs={runs} />
              </View>
            ))}
          </View>
          <View className={classes('paper__number', index % 2 === 1 && 'paper__number--even')}>{words.pageNumber(index + 1)}</View>
        </View>
      ))}
      <View className={classes('paper', isWhole && 'paper--whole')}>
        <View className="paper__line paper__line--annex">{words.annexMark}</View>
        <View className="paper__line paper__line--continued">{words.annexPages(pages.length + 1, figures.length)}</View>
      </View>
      <Card look="flat" className="stack">
        <View>{words.downloadNote}</View>
        <View className="small quiet">{canPrint ? words.openInBrowser : words.openOnPhone}</View>
        <ExportButton text={words.download} input={{ list: 'summary.document', subjectId: summaryId }} />
      </Card>
    </>
  )
}
