import { View } from '@tarojs/components'
import type { SettingCard } from '@/types/policy'
import { StatusTag } from '../../../components/StatusTag'
import { Tap } from '../../../components/Tap'
import { amountText } from '../../../lib/amount'
import { go } from '../../../lib/go'
import { copy } from '../copy'
import { dayName } from '../lib/days'
import { policyScreens } from '../lib/screens'
import './SettingRow.scss'

/** A setting: its name and number, where it comes from, and what is still open about it. */
export function SettingRow({ setting: { key, name, clause, region, next, isWaiting } }: { readonly setting: SettingCard }) {
  const value = clause ? amountText(clause.value, clause.unit) : copy.missing
  const isOpen = clause?.isConfirmed === false
  return (
    <Tap className="setting-row stack" label={[name, value, isOpen && copy.unconfirmed, isWaiting && copy.isWaiting].filter(Boolean).join('，')} onTap={() => go(policyScreens.setting(key))}>
      <View className="row row--between wrap">
        <View className="grow breaks">{name}</View>
        <View className="h3 number">{value}</View>
      </View>
      {clause && <View className="small quiet breaks">{[region && copy.region(region), clause.source].filter(Boolean).join('\u00A0· ')}</View>}
      {next && <View className="small">{copy.nextFrom(amountText(next.value, next.unit), dayName(next.from))}</View>}
      {(isOpen || isWaiting) && (
        <View className="row wrap">
          {isOpen && <StatusTag tone="due" text={copy.unconfirmed} />}
          {isWaiting && <StatusTag tone="information" text={copy.isWaiting} />}
        </View>
      )}
    </Tap>
  )
}
