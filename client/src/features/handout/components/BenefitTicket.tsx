import { View } from '@tarojs/components'
import type { MyBenefit } from '@/types/handout'
import { Facts } from '../../../components/Facts'
import { QrCode } from '../../../components/QrCode'
import { sentenceOf } from '../../../lib/errorCopy'
import { copy } from '../copy'
import './BenefitTicket.scss'

const words = copy.mine

/** Something to fetch: what, the code, where and by when. */
export function BenefitTicket({ benefit }: { readonly benefit: MyBenefit }) {
  const { title, item, code, place, hours, untilDay, blocked } = benefit
  return (
    <View className="benefit">
      <View className="benefit__title breaks">{title}</View>
      {item && <View className="quiet breaks">{item}</View>}
      {blocked.sign ? <View className="strong">{sentenceOf(blocked.sign)}</View> : <View className="quiet">{words.show}</View>}
      {code && <QrCode text={code} label={words.codeLabel(title)} className="benefit__code" />}
      <Facts facts={[{ icon: 'pin', text: words.where(place, hours) }, { icon: 'hourglass', text: words.until(untilDay) }]} />
      {code && (
        <View className="benefit__letters">
          <View>{words.letters}</View>
          <View className="number">{code}</View>
        </View>
      )}
    </View>
  )
}
