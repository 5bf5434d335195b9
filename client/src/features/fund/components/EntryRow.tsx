import { memo } from 'react'
import { View } from '@tarojs/components'
import type { FundEntryView } from '@/types/fund'
import { fundEntryKinds, type FundEntryKind } from '@/types/fundNames'
import { StatusTag, type Tone } from '../../../components/StatusTag'
import type { IconName } from '../../../components/iconNames'
import { Tap } from '../../../components/Tap'
import { moneyText, nearText } from '../../../lib/format'
import { copy } from '../copy'
import './EntryRow.scss'

const looks: Record<FundEntryKind, { readonly tone: Tone; readonly icon: IconName }> = {
  opening: { tone: 'information', icon: 'flag' },
  income: { tone: 'done', icon: 'plus' },
  reserve: { tone: 'due', icon: 'hourglass' },
  post: { tone: 'quiet', icon: 'wallet' },
  void: { tone: 'information', icon: 'undo' },
  counter: { tone: 'refused', icon: 'undo' },
}

/** A line of the ledger; a tap opens the whole of it. */
export const EntryRow = memo(function EntryRow({ entry, onTap }: { readonly entry: FundEntryView; readonly onTap: (entry: FundEntryView) => void }) {
  const { kind, title, note, amountFen, leftAfterFen, at, isTakenBack } = entry
  const name = fundEntryKinds[kind]
  const about = [title === name ? '' : title, note].filter(Boolean).join('\u00A0· ')
  return (
    <Tap className="fund-entry" label={`${name}，${about}，${moneyText(amountFen)}，${copy.after(moneyText(leftAfterFen))}`} onTap={() => onTap(entry)}>
      <View className="grow stack">
        <View className="row wrap">
          <StatusTag {...looks[kind]} text={name} />
          {isTakenBack && <StatusTag tone="refused" icon="undo" text={copy.takenBack} />}
        </View>
        {about && <View className="breaks">{about}</View>}
        <View className="small quiet">{nearText(at)}</View>
      </View>
      <View className="fund-entry__money number">
        <View className="h3">{moneyText(amountFen)}</View>
        <View className="small quiet">{copy.after(moneyText(leftAfterFen))}</View>
      </View>
    </Tap>
  )
})
