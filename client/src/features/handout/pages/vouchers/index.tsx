import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { ActionOutput } from '@/types/actions'
import { Button } from '../../../../components/Button'
import { Card } from '../../../../components/Card'
import { Page } from '../../../../components/Page'
import { Tabs } from '../../../../components/Tabs'
import { TextArea } from '../../../../components/TextArea'
import { sentenceOf } from '../../../../lib/errorCopy'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { useQuery } from '../../../../lib/useQuery'
import '../../copy'
import { deskCopy } from '../../deskCopy'

const words = deskCopy.vouchers
const MOST = 50
const MOST_LETTERS = 3000
type Part = 'number' | 'redeem'
type Outcome = ActionOutput<'handout.redeem'>['results'][number]

/** Which voucher goes to whom, and which of them the shop has sent back. */
export default function Vouchers() {
  const { id = '' } = useRouter().params
  const desk = useQuery('handout.desk', { handoutId: id })
  const [part, setPart] = useState<Part>('redeem')
  const code = desk.data?.blocked[part]
  return (
    <Page refresh={desk.refresh}>
      <View className="h2 breaks">{desk.data?.title}</View>
      <Tabs look="chips" tabs={(['redeem', 'number'] as const).map((value) => ({ value, text: words.tabs[value] }))} value={part} onChange={setPart} />
      <List key={part} handoutId={id} part={part} whyNot={code ? sentenceOf(code) : null} />
    </Page>
  )
}

interface Read {
  readonly lines: ReadonlyArray<{ readonly staffNo: string; readonly voucherNo: string }>
  readonly error: string | null
}

/** Lines of a paper: a staff number and a voucher, or vouchers alone. */
function readFrom(text: string, part: Part): Read {
  const found = (part === 'redeem' ? text.split(/[\s,，、;；]+/) : text.split(/\n+/)).map((line) => line.trim()).filter(Boolean)
  const lines = found.map((line) => (part === 'redeem' ? ['', line] : line.split(/[\s,，、]+/)))
  const wrong = found.find((_line, index) => lines[index]?.length !== 2)
  const error = found.length === 0 ? words.need : found.length > MOST ? words.most(MOST) : wrong ? words.wrong(wrong) : null
  return { lines: lines.map(([staffNo = '', voucherNo = '']) => ({ staffNo, voucherNo })), error }
}

interface ListProps {
  readonly handoutId: string
  readonly part: Part
  readonly whyNot: string | null
}

function List({ handoutId, part, whyNot }: ListProps) {
  const numbering = useAction('handout.number')
  const redeeming = useAction('handout.redeem')
  const [text, setText] = useState('')
  const [isChecked, setChecked] = useState(false)
  const [left, setLeft] = useState<readonly Outcome[]>([])
  const { lines, error } = readFrom(text, part)

  async function send() {
    setChecked(true)
    if (error) return
    const done = part === 'number' ? await numbering.run({ handoutId, lines: [...lines] }) : await redeeming.run({ handoutId, voucherNos: lines.map(({ voucherNo }) => voucherNo) })
    if (!done) return
    const refused = done.results.filter(({ outcome }) => outcome !== null)
    setText('')
    setChecked(false)
    setLeft(refused)
    const count = done.results.length - refused.length
    if (count > 0) showToast({ text: words[part === 'number' ? 'numbered' : 'redeemed'](count), tone: 'done' })
  }

  return (
    <>
      <View className="quiet">{part === 'number' ? words.numberText : words.redeemText}</View>
      <TextArea
        label={part === 'number' ? words.numberLabel : words.redeemLabel} hint={part === 'number' ? words.numberHint : words.redeemHint}
        most={MOST_LETTERS} value={text} error={isChecked ? error : null} onChange={setText}
      />
      <Button text={words[part]} isBusy={numbering.isBusy || redeeming.isBusy} whyNot={whyNot} onTap={() => void send()} />
      {left.length > 0 && (
        <Card className="stack">
          <View className="h3">{words.left}</View>
          {left.map(({ voucherNo, name, outcome }) => (
            <View key={voucherNo} className="breaks">{`${[voucherNo, name].filter(Boolean).join(' ')}：${outcome ? sentenceOf(outcome) : ''}`}</View>
          ))}
        </Card>
      )}
    </>
  )
}
