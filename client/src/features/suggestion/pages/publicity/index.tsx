import { useState } from 'react'
import { View } from '@tarojs/components'
import { grades, suggestionCategories } from '@/types/suggestionNames'
import type { ActionOutput } from '@/types/actions'
import { Button } from '../../../../components/Button'
import { Card } from '../../../../components/Card'
import { InfiniteList } from '../../../../components/InfiniteList'
import { Page } from '../../../../components/Page'
import { EmptyState } from '../../../../components/States'
import { lastDayText, moneyText } from '../../../../lib/format'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { usePagedQuery } from '../../../../lib/usePagedQuery'
import { ReasonSheet } from '../../../../components/ReasonSheet'
import { copy } from '../../copy'

const words = copy.publicity
type PublicRow = ActionOutput<'suggestion.publicity'>['items'][number]

export default function Publicity() {
  const list = usePagedQuery('suggestion.publicity', {})
  const [against, setAgainst] = useState<PublicRow | null>(null)
  const objecting = useAction('suggestion.object')

  async function send(text: string) {
    if (!against || !(await objecting.run({ suggestionId: against.suggestionId, text }))) return
    setAgainst(null)
    showToast({ text: words.sent })
    await list.refresh()
  }

  return (
    <Page refresh={list.refresh}>
      <View className="quiet">{words.lead}</View>
      <InfiniteList query={list} empty={<EmptyState icon="megaphone" {...words.empty} />} row={(row) => <PublicCard key={row.suggestionId} row={row} onObject={() => setAgainst(row)} />} />
      <ReasonSheet
        key={against?.suggestionId}
        isOpen={against !== null}
        title={words.object}
        text={against?.title ?? ''}
        label={words.objectText}
        hint={words.objectHint}
        verb={words.send}
        most={500}
        need={words.need}
        isBusy={objecting.isBusy}
        onSend={(text) => void send(text)}
        onClose={() => setAgainst(null)}
      />
    </Page>
  )
}

function PublicCard({ row, onObject }: { readonly row: PublicRow; readonly onObject: () => void }) {
  const { number, title, category, authors, unitName, grade, amountFen, endsAt } = row
  return (
    <Card className="stack">
      <View>
        <View className="small quiet number">{`${number} · ${suggestionCategories[category]}`}</View>
        <View className="h3 breaks">{title}</View>
        <View className="quiet">{words.by(authors, unitName)}</View>
      </View>
      <View className="row row--between wrap">
        <View className="strong number">{words.grade(grades[grade], moneyText(amountFen))}</View>
        <View className="small quiet">{words.until(lastDayText(endsAt))}</View>
      </View>
      <Button kind="secondary" isSmall text={words.object} onTap={onObject} />
    </Card>
  )
}
