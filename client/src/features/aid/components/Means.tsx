import { View } from '@tarojs/components'
import { aidCategories, exclusions, meansLines } from '@/types/aidNames'
import type { MeansView } from '@/types/aid'
import { Card } from '../../../components/Card'
import { PolicyNote } from '../../../components/PolicyNote'
import { Section } from '../../../components/Section'
import { StatusTag } from '../../../components/StatusTag'
import { moneyText } from '../../../lib/format'
import { copy } from '../copy'
import './Lines.scss'

const words = copy.means
type Line = MeansView['lines'][number]

const LOUD: readonly Line['line'][] = ['perHead', 'ratio']

function valueText({ value, unit }: Line): string {
  if (unit === 'fen') return moneyText(value)
  return words[unit](value)
}

/** Line by line, with the rule beside the figure it gives. It helps people judge, and says so first. */
export function Means({ means: { lines, category, tests, exclusions: found, isChecked } }: { readonly means: MeansView }) {
  return (
    <>
      <Card look="warm" className="stack">
        <View className="h2">{words.loud}</View>
        <View>{category ? words.points(aidCategories[category]) : words.none}</View>
        <View className="small quiet">{words.text}</View>
      </Card>
      <Section title={words.lines} note={isChecked ? words.checked : words.unchecked}>
        <Card className="stack">
          {lines.map((line) => (
            <View key={line.line} className="stack">
              <View className={`aid-sum${LOUD.includes(line.line) ? ' aid-sum--loud strong' : ''}`}>
                <View>{meansLines[line.line]}</View>
                <View className="number">{valueText(line)}</View>
              </View>
              {line.clause && <PolicyNote name={words.dibao} clause={line.clause} />}
            </View>
          ))}
        </Card>
      </Section>
      <Section title={words.tests}>
        {tests.map(({ category: tested, isMet, clause }) => (
          <Card key={tested} className="stack">
            <View className="row row--between">
              <View className="strong">{aidCategories[tested]}</View>
              <StatusTag tone={isMet ? 'information' : 'quiet'} icon={isMet ? 'check' : 'minus'} text={isMet ? words.met : words.notMet} />
            </View>
            <PolicyNote name={words.limit[tested]} clause={clause} />
          </Card>
        ))}
      </Section>
      {found.length > 0 && (
        <Section title={words.exclusions}>
          <Card look="flat">{found.map((one) => exclusions[one]).join('、')}</Card>
        </Section>
      )}
    </>
  )
}
