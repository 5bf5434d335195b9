import { View } from '@tarojs/components'
import type { CeilingsView } from '@/types/aid'
import { aidKinds } from '@/types/aidNames'
import { Card } from '../../../../components/Card'
import { PolicyNote } from '../../../../components/PolicyNote'
import { Section } from '../../../../components/Section'
import { moneyText } from '../../../../lib/format'
import { deskCopy } from '../../deskCopy'
import { clauseName } from '../../lib/clauses'
import '../Lines.scss'

const words = deskCopy.approvePage

/** How much and how often, each with its clause and what was had this year: before a signature is possible. */
export function Ceilings({ ceilings: { ceilings, frequency, kinds, campaigns } }: { readonly ceilings: CeilingsView }) {
  return (
    <Section title={words.ceilings}>
      {ceilings.map(({ basis, clause, limitFen, usedFen, roomFen, voteLimitFen }) => (
        <Card key={clause.key} className="stack">
          <View className="aid-sum">
            <View className="strong">{words.bases[basis]}</View>
            <View className="h3 number">{words.room(moneyText(roomFen))}</View>
          </View>
          <View className="small quiet number">{`${words.limit(moneyText(limitFen))} · ${words.used(moneyText(usedFen))}`}</View>
          <View className="small quiet number">{voteLimitFen === null ? words.noLift : words.lift(moneyText(voteLimitFen))}</View>
          <PolicyNote name={clauseName(clause.key)} clause={clause} />
        </Card>
      ))}
      <Card className="stack">
        <View className="aid-sum">
          <View className="strong">{words.frequency}</View>
          <View className="number">{words.times(frequency.used, frequency.allowed)}</View>
        </View>
        <PolicyNote name={clauseName(frequency.clause.key)} clause={frequency.clause} />
      </Card>
      <Card className="stack">
        <View className="aid-sum">
          <View className="strong">{words.kinds}</View>
          <View>{kinds.had.map((kind) => aidKinds[kind].name).join('、') || words.noKinds}</View>
        </View>
        {kinds.clause && <PolicyNote name={clauseName(kinds.clause.key)} clause={kinds.clause} />}
        <View className="aid-sum">
          <View className="strong">{words.campaigns}</View>
          <View>{campaigns.join('、') || words.noCampaigns}</View>
        </View>
      </Card>
    </Section>
  )
}
