import { View } from '@tarojs/components'
import { useState } from 'react'
import type { BirthdayRow, MissedRow } from '@/types/birthday'
import { missedReasons, spokenBirthday } from '@/types/birthdayNames'
import { Button } from '../../../components/Button'
import { Card } from '../../../components/Card'
import { FileList } from '../../../components/FileList'
import { EmptyState } from '../../../components/States'
import { StatusTag } from '../../../components/StatusTag'
import { Tap } from '../../../components/Tap'
import { sentenceOf } from '../../../lib/errorCopy'
import { showToast } from '../../../lib/toast'
import { useAction } from '../../../lib/useAction'
import { usePagedQuery } from '../../../lib/usePagedQuery'
import { copy as words } from '../copy'
import { CorrectSheet, type Corrected } from './CorrectSheet'
import './MonthLists.scss'

const copy = words.month
const dayNumber = (day: string) => Number(day.slice(8))

/** By day; a tap puts a date right. */
export function Everybody({ month }: { readonly month: string }) {
  const list = usePagedQuery('birthday.month', { month })
  const [open, setOpen] = useState<BirthdayRow | null>(null)
  return (
    <>
      <FileList query={list} file={{ list: 'birthday.month', period: month }} empty={<EmptyState icon="cake" {...copy.empty} />} row={(row) => <PersonRow key={row.memberId} row={row} onTap={() => setOpen(row)} />} />
      {open && <CorrectSheet person={open} onClose={() => setOpen(null)} onDone={() => void list.refresh()} />}
    </>
  )
}

function PersonRow({ row: { name, unitName, keptOn, birthday, isShown }, onTap }: { readonly row: BirthdayRow; readonly onTap: () => void }) {
  const day = copy.day(dayNumber(keptOn))
  return (
    <Tap className="card row" label={`${day}，${name}，${unitName}`} onTap={onTap}>
      <View className="birthday-leaf">{day}</View>
      <View className="grow">
        <View className="strong">{name}</View>
        <View className="small quiet">{[unitName, birthday.calendar === 'lunar' && spokenBirthday(birthday)].filter(Boolean).join('\u00A0· ')}</View>
      </View>
      {isShown && <StatusTag tone="quiet" icon="people" text={copy.shown} />}
    </Tap>
  )
}

/** Whom no card reached, and why. */
export function Missed({ month }: { readonly month: string }) {
  const list = usePagedQuery('birthday.missed', { month })
  const telling = useAction('birthday.told')

  async function told({ memberId, name }: MissedRow) {
    if (!(await telling.run({ memberId, month }))) return
    showToast({ text: copy.toldDone(name) })
    await list.refresh()
  }

  return (
    <>
      {list.items && list.items.length > 0 && <View className="small quiet">{copy.missedNote}</View>}
      <FileList
        query={list}
        file={{ list: 'birthday.missed', period: month }}
        empty={<EmptyState icon="check-circle" {...copy.missedEmpty} />}
        row={(row) => (
          <Card key={row.memberId} className="stack">
            <View className="row">
              <View className="birthday-leaf">{copy.day(dayNumber(row.keptOn))}</View>
              <View className="grow">
                <View className="strong">{row.name}</View>
                <View className="small quiet">{`${row.unitName} · ${missedReasons[row.why]}`}</View>
              </View>
            </View>
            <Button kind="secondary" isSmall icon="check" text={copy.told} isBusy={telling.isBusy} whyNot={row.blocked.tell && sentenceOf(row.blocked.tell)} onTap={() => void told(row)} />
          </Card>
        )}
      />
    </>
  )
}

/** Whose birthday the roster does not know. */
export function Unknown() {
  const list = usePagedQuery('birthday.unknown', {})
  const [open, setOpen] = useState<Corrected | null>(null)
  return (
    <>
      {list.items && list.items.length > 0 && <View className="small quiet">{copy.unknownNote}</View>}
      <FileList
        query={list}
        file={{ list: 'birthday.unknown' }}
        empty={<EmptyState icon="check-circle" {...copy.unknownEmpty} />}
        row={({ memberId, name, unitName }) => (
          <Tap key={memberId} className="card row" label={`${name}，${unitName}`} onTap={() => setOpen({ memberId, name, birthday: null })}>
            <View className="grow">
              <View className="strong">{name}</View>
              <View className="small quiet">{unitName}</View>
            </View>
          </Tap>
        )}
      />
      {open && <CorrectSheet person={open} onClose={() => setOpen(null)} onDone={() => void list.refresh()} />}
    </>
  )
}
