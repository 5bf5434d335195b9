import { useState } from 'react'
import { View } from '@tarojs/components'
import type { FigureView } from '@/types/summary'
import { summarySections, type SummarySection } from '@/types/summaryNames'
import { Card } from '../../../components/Card'
import { Icon } from '../../../components/Icon'
import { List, ListRow } from '../../../components/List'
import { Section } from '../../../components/Section'
import { Tap } from '../../../components/Tap'
import { copy } from '../copy'
import { figureText, partText } from '../lib/figureText'
import { FigureValue } from './FigureValue'
import './Wall.scss'

const words = copy.board
const sections = Object.keys(summarySections) as SummarySection[]

interface WallProps {
  readonly figures: readonly FigureView[]
  readonly isYear: boolean
  readonly onOpen: (figure: string) => void
}

/** The numbers of the period, section by section: what there is stands large, zeros and gaps wait behind one tap. */
export function Wall({ figures, ...wall }: WallProps) {
  return (
    <>
      {sections.map((section) => {
        const own = figures.filter((figure) => figure.section === section)
        return own.length > 0 && <WallSection key={section} section={section} figures={own} {...wall} />
      })}
    </>
  )
}

export function beforeText({ before, unit, isSensitive }: FigureView, isYear: boolean): string {
  if (before !== null) return words.before(partText(before, unit), isYear)
  return isSensitive ? words.noBeforeShown(isYear) : words.noBefore(isYear)
}

function WallSection({ section, figures, isYear, onOpen }: WallProps & { readonly section: SummarySection }) {
  const [isOpen, setOpen] = useState(false)
  const told = figures.filter(({ value }) => value !== null && value !== 0)
  const others = figures.filter(({ value }) => value === null || value === 0)
  return (
    <Section title={summarySections[section]}>
      {told.length > 0 && (
        <View className="two">
          {told.map((figure) => (
            <FigureTile key={figure.figure} figure={figure} isYear={isYear} onOpen={onOpen} />
          ))}
        </View>
      )}
      {others.length > 0 && (
        <Tap className="wall-others" label={isOpen ? words.fewer : words.others(others.length)} isExpanded={isOpen} onTap={() => setOpen(!isOpen)}>
          <View className="grow">{isOpen ? words.fewer : words.others(others.length)}</View>
          <Icon name={isOpen ? 'minus' : 'plus'} size="small" />
        </Tap>
      )}
      {isOpen && (
        <List>
          {others.map((figure) => (
            <ListRow
              key={figure.figure}
              title={figure.name}
              note={figure.value === 0 ? words.zero : undefined}
              value={figureText(figure)}
              end={<FigureValue {...figure} />}
              onTap={() => onOpen(figure.figure)}
            />
          ))}
        </List>
      )}
    </Section>
  )
}

interface TileProps {
  readonly figure: FigureView
  readonly isYear: boolean
  readonly onOpen: (figure: string) => void
}

function FigureTile({ figure, isYear, onOpen }: TileProps) {
  const before = beforeText(figure, isYear)
  return (
    <Card className="figure-tile" label={words.open(figure.name, figureText(figure), before)} onTap={() => onOpen(figure.figure)}>
      <View className="small quiet">{figure.name}</View>
      <View className="figure-tile__foot">
        <FigureValue {...figure} size="tile" />
        {figure.before !== null && <View className="figure-tile__before">{before}</View>}
      </View>
    </Card>
  )
}
