import { View } from '@tarojs/components'
import type { SummaryView } from '@/types/summary'
import { summarySections, summarySteps, type SummarySection } from '@/types/summaryNames'
import { ExportButton } from '../../../components/ExportButton'
import { List, ListRow } from '../../../components/List'
import { Section } from '../../../components/Section'
import { Timeline } from '../../../components/Timeline'
import { nearText } from '../../../lib/format'
import { go } from '../../../lib/go'
import { copy } from '../copy'
import { figureText } from '../lib/figureText'
import { summaryScreens } from '../lib/summaryScreens'
import { FigureValue } from './FigureValue'

const words = copy.document
const sections = Object.keys(summarySections) as SummarySection[]
const nameOf = (action: string) => summarySteps[action as keyof typeof summarySteps] ?? action

/** The annex: every number as it stood when the text was made, how it is counted and where it is found. */
export function FiguresTab({ summary: { figures, changes, edition, history, period, orgId } }: { readonly summary: SummaryView }) {
  return (
    <>
      {changes.length > 0 && (
        <Section title={words.changes(edition - 1)}>
          <List>
            {changes.map(({ figure, name, was, now, unit }) => (
              <ListRow key={figure} title={name} value={words.change(was, now, unit)} />
            ))}
          </List>
        </Section>
      )}
      <View className="h3">{words.annex}</View>
      {sections.map((section) => {
        const own = figures.filter((figure) => figure.section === section)
        return (
          own.length > 0 && (
            <Section key={section} title={summarySections[section]}>
              <List>
                {own.map((figure) => (
                  <ListRow
                    key={figure.figure}
                    title={figure.name}
                    note={[figure.formula, figure.source].filter(Boolean).join(' · ')}
                    value={figureText(figure)}
                    end={<FigureValue {...figure} />}
                    onTap={() => go(summaryScreens.figure(figure.figure, period, orgId))}
                  />
                ))}
              </List>
            </Section>
          )
        )
      })}
      <ExportButton text={words.downloadList} input={{ list: 'summary.figures', period, orgId }} />
      <Section title={words.history}>
        <Timeline steps={[...history].reverse().slice(0, 20).map(({ at, byName, action, note }) => ({ title: nameOf(action), who: `${byName} ${nearText(at)}`, state: 'done' as const, ...(note && { note }) }))} />
      </Section>
    </>
  )
}
