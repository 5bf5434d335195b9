import { useMemo, useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { ActionOutput } from '@/types/actions'
import { dayOf } from '@/types/calendar'
import { letterStatuses, type RightsArea } from '@/types/rightsNames'
import { ActionBar } from '../../../../components/ActionBar'
import { Button } from '../../../../components/Button'
import { Card } from '../../../../components/Card'
import { DateField } from '../../../../components/DateField'
import { FileList } from '../../../../components/FileList'
import { Page } from '../../../../components/Page'
import { EmptyState } from '../../../../components/States'
import { StatusTag } from '../../../../components/StatusTag'
import { openFile } from '../../../../lib/platform'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { usePagedQuery } from '../../../../lib/usePagedQuery'
import { LetterSheet } from '../../components/LetterSheet'
import { useUnits } from '../../components/useUnits'
import { WordsSheet } from '../../components/WordsSheet'
import { copy } from '../../copy'

const words = copy.letters
type Letter = ActionOutput<'rights.letters'>['items'][number]

/** 督导函 of one area: written from the list, opened as a document, closed with its answer. */
export default function Letters() {
  const area = (useRouter().params.area ?? 'contract') as RightsArea
  const [today] = useState(() => dayOf(new Date()))
  const [answeredOn, setAnsweredOn] = useState(today)
  const list = usePagedQuery('rights.letters', useMemo(() => ({ area, limit: 20 }), [area]))
  const { units, maySupervise } = useUnits()
  const writing = useAction('rights.writeLetter')
  const answering = useAction('rights.answerLetter')
  const making = useAction('export.start')
  const [writes, setWrites] = useState(false)
  const [answers, setAnswers] = useState<Letter | null>(null)

  function done(letter: Letter | null) {
    if (!letter) return
    setWrites(false)
    setAnswers(null)
    showToast({ text: words.saved, tone: 'done' })
    void list.refresh()
  }

  async function open(letterId: string) {
    const made = await making.run({ list: 'rights.letter', subjectId: letterId })
    if (!made?.url) return
    await openFile({ url: made.url, name: made.fileName })
    showToast({ text: words.opened, tone: 'done' })
  }

  return (
    <Page refresh={list.refresh} bar={maySupervise && <ActionBar action={{ text: words.add, icon: 'document', onTap: () => setWrites(true) }} />}>
      <FileList
        query={list}
        file={{ list: 'rights.letters', subjectId: area }}
        empty={<EmptyState icon="document" {...words.empty} />}
        row={(letter) => <LetterCard key={letter.letterId} letter={letter} isBusy={making.isBusy} onOpen={() => void open(letter.letterId)} onAnswer={() => setAnswers(letter)} />}
      />
      {writes && <LetterSheet area={area} today={today} units={units} isOpen isBusy={writing.isBusy} onClose={() => setWrites(false)} onWrite={(letter) => void writing.run(letter).then(done)} />}
      {answers && (
        <WordsSheet
          title={words.answer} label={words.answerText} verb={copy.save} need={words.needAnswer} most={300} isOpen isBusy={answering.isBusy} onClose={() => setAnswers(null)}
          onDone={(answer) => void answering.run({ letterId: answers.letterId, answeredOn, answer }).then(done)}
        >
          <DateField label={words.answeredOn} value={answeredOn} latest={today} onChange={setAnsweredOn} />
        </WordsSheet>
      )}
    </Page>
  )
}

interface LetterCardProps {
  readonly letter: Letter
  readonly isBusy: boolean
  readonly onOpen: () => void
  readonly onAnswer: () => void
}

function LetterCard({ letter, isBusy, onOpen, onAnswer }: LetterCardProps) {
  const { number, unitName, addressee, sentOn, answerBy, people, status, answeredOn, answer, isLate, blocked } = letter
  return (
    <Card className="stack">
      <View className="row">
        <View className="h3 grow">{number}</View>
        <StatusTag text={isLate ? words.late : letterStatuses[status]} tone={status === 'answered' ? 'done' : isLate ? 'refused' : 'due'} />
      </View>
      <View className="breaks">{words.line(unitName, addressee)}</View>
      <View className="quiet">{copy.who(words.people(people), words.sent(sentOn, answerBy))}</View>
      {answeredOn && <View className="breaks">{words.answered(answeredOn, answer)}</View>}
      <Button isSmall kind="secondary" icon="download" text={words.open} isBusy={isBusy} onTap={onOpen} />
      {!blocked.answer && <Button isSmall kind="quiet" text={words.answer} onTap={onAnswer} />}
    </Card>
  )
}
