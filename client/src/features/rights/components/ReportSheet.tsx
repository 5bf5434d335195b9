import { useState } from 'react'
import type { ActionOutput } from '@/types/actions'
import { reportKinds, type ReportKind } from '@/types/rightsNames'
import { Button } from '../../../components/Button'
import { Choice } from '../../../components/Choice'
import { Sheet } from '../../../components/Sheet'
import { TextArea } from '../../../components/TextArea'
import { sentenceOf } from '../../../lib/errorCopy'
import { copy } from '../copy'

const words = copy.mine
const kinds = Object.keys(reportKinds) as ReportKind[]

interface ReportSheetProps {
  readonly blocked: ActionOutput<'rights.mine'>['blocked']
  readonly isOpen: boolean
  readonly isBusy: boolean
  readonly onClose: () => void
  readonly onSend: (kind: ReportKind, text: string) => void
}

/** 未领到、未体检、未签合同: which, and a word more if one likes. */
export function ReportSheet({ blocked, isOpen, isBusy, onClose, onSend }: ReportSheetProps) {
  const [kind, setKind] = useState<ReportKind | null>(null)
  const [text, setText] = useState('')
  const options = kinds.map((value) => ({ value, text: reportKinds[value], whyNot: blocked[value] && sentenceOf(blocked[value]) }))
  return (
    <Sheet title={words.tell} isOpen={isOpen} onClose={onClose}>
      <Choice label={words.tellTitle} options={options} values={kind ? [kind] : []} onChange={([first]) => setKind(first ?? null)} />
      <TextArea label={words.say} hint={words.sayHint} isOptional most={200} value={text} onChange={setText} />
      <Button text={words.send} isBusy={isBusy} whyNot={kind ? null : words.chooseFirst} onTap={() => kind && onSend(kind, text.trim())} />
    </Sheet>
  )
}
