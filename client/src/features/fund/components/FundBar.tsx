import { Text, View } from '@tarojs/components'
import type { FundCard } from '@/types/fund'
import { a11y } from '../../../components/a11y'
import { classes } from '../../../components/classes'
import { moneyText } from '../../../lib/format'
import { copy } from '../copy'
import { sharesOf } from '../lib/sums'
import './FundBar.scss'

/** Where the money is: paid, put aside, left. The bar is the picture, the words say the same. */
export function FundBar({ fund }: { readonly fund: FundCard }) {
  const { paid, reserved } = sharesOf(fund)
  const [paidText, reservedText, leftText] = [moneyText(fund.paidFen), moneyText(fund.reservedFen), moneyText(fund.leftFen)]
  const isEmpty = fund.openingFen + fund.incomeFen === 0
  return (
    <View {...a11y({ role: 'img', label: copy.barSpoken(paidText, reservedText, leftText) })}>
      <View className={classes('fund-bar__track', isEmpty && 'fund-bar__track--empty')}>
        <View className="fund-bar__part--paid" style={{ width: `${paid}%` }} />
        <View className="fund-bar__part--reserved" style={{ width: `${reserved}%` }} />
      </View>
      <View className="fund-bar__words">
        <Word look="paid" text={copy.paid} money={paidText} />
        <Word look="reserved" text={copy.reserved} money={reservedText} />
        <Word look="left" text={copy.left} money={leftText} />
      </View>
    </View>
  )
}

function Word({ look, text, money }: { readonly look: 'paid' | 'reserved' | 'left'; readonly text: string; readonly money: string }) {
  return (
    <View className="fund-bar__word">
      <View className={`fund-bar__dot fund-bar__dot--${look}`} />
      <Text className="quiet">{text}</Text>
      <Text className="number">{money}</Text>
    </View>
  )
}
