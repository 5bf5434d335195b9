import { View } from '@tarojs/components'
import type { Clause } from '@/types/policy'
import { amountText } from '../lib/amount'
import { dayText } from '../lib/format'
import { kitCopy as copy } from './copy'
import { Icon } from './Icon'
import './PolicyNote.scss'

/** The source without what is said anyway: the rule's own name before it, and behind it that it is open. */
export function basisOf(name: string, { source }: Pick<Clause, 'source'>): string {
  const alone = source.replace(/[，,、；：]?待工会确认$/, '')
  return alone.startsWith(`${name}：`) ? alone.slice(name.length + 1) : alone
}

/** The rule beside what it decides: its name, its number, where it comes from, and whether the union stands by it. */
export function PolicyNote({ name, clause }: { readonly name: string; readonly clause: Clause }) {
  return (
    <View className="policy-note">
      <Icon name="document" size="small" className="policy-note__icon" />
      <View className="grow">
        <View className="breaks">{`${name}：${amountText(clause.value, clause.unit)}`}</View>
        <View className="small quiet breaks">{copy.clauseSource(basisOf(name, clause), dayText(clause.from).split(' ')[0] ?? '')}</View>
        {!clause.isConfirmed && <View className="small policy-note__open">{copy.clauseOpen}</View>}
      </View>
    </View>
  )
}
