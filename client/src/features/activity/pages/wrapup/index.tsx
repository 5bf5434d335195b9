import { useState } from 'react'
import { View } from '@tarojs/components'
import type { ActionInput } from '@/types/actions'
import { ActionBar } from '../../../../components/ActionBar'
import { Button } from '../../../../components/Button'
import { Card } from '../../../../components/Card'
import { Dialog } from '../../../../components/Dialog'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { Skeleton } from '../../../../components/Skeleton'
import { TextArea } from '../../../../components/TextArea'
import { sentenceOf } from '../../../../lib/errorCopy'
import { moneyText } from '../../../../lib/format'
import { go, goBack } from '../../../../lib/go'
import { withPart, type Part } from '../../../../lib/part'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { useQuery } from '../../../../lib/useQuery'
import { MoneyField } from '../../../../components/MoneyField'
import { PhotoUploads } from '../../../../components/PhotoUploads'
import { deskCopy } from '../../deskCopy'
import type { Desk } from '../../lib/deskFacts'
import { deskScreens } from '../../lib/deskScreens'
import { useActivityId } from '../../lib/useActivityId'
import { usePhoneDraft } from '../../../../lib/usePhoneDraft'
import { planCopy } from '../../planCopy'
import './index.scss'

const copy = deskCopy.wrapUp
type Written = Omit<ActionInput<'activity.archive'>, 'activityId' | 'spentFen'> & { readonly spentFen: number | null }
const nothing = (): Written => ({ spentFen: null, awards: '', note: '', photoFileIds: [] })

export default function WrapUp() {
  const activityId = useActivityId()
  const query = useQuery('activity.desk', { activityId })
  const { value, uploads, put, drop } = usePhoneDraft<Written>(`wrap-up ${activityId}`, nothing)
  const [isChecked, setChecked] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const archive = useAction('activity.archive')
  const blocked = query.data?.blocked.archive
  const change = (part: Part<Written>) => put((now) => withPart(now, part))

  function ask() {
    setChecked(true)
    if (value.spentFen !== null) setAsking(true)
    else showToast({ text: copy.spentNeed, tone: 'refused' })
  }
  async function send() {
    if (value.spentFen === null || uploads.whyNot) return
    const desk = await archive.run({ ...value, activityId, spentFen: value.spentFen })
    setAsking(false)
    if (!desk) return
    drop()
    query.put(desk)
    showToast({ text: copy.done })
    goBack()
  }

  const bar = query.data && <ActionBar action={{ text: copy.send, icon: 'check', whyNot: blocked ? sentenceOf(blocked) : uploads.whyNot, isBusy: archive.isBusy, onTap: ask }} />
  return (
    <Page bar={bar}>
      <Loaded query={query} skeleton={<Skeleton look="detail" />}>
        {(desk) => (
          <>
            <Attendance desk={desk} />
            <Card className="wrap-up__fields">
              <MoneyField
                label={`${copy.spent}（${planCopy.yuan}）`}
                hint={copy.spentHint(moneyText(desk.plan.budgetFen ?? 0))}
                error={isChecked && value.spentFen === null ? copy.spentNeed : null}
                fen={value.spentFen}
                onChange={(spentFen) => change({ spentFen })}
              />
              {(value.spentFen ?? 0) > (desk.plan.budgetFen ?? 0) && <View className="wrap-up__over">{copy.over}</View>}
              <TextArea label={copy.awards} hint={copy.awardsHint} isOptional most={500} value={value.awards} onChange={(awards) => change({ awards })} />
              <TextArea label={copy.note} hint={copy.noteHint} isOptional most={500} value={value.note} onChange={(note) => change({ note })} />
              <PhotoUploads
                label={copy.photos}
                hint={copy.photosHint}
                isOptional
                most={9}
                ids={value.photoFileIds}
                uploads={uploads}
                isSending={archive.isBusy}
                onChange={(listing) => change((now) => ({ photoFileIds: listing(now.photoFileIds) }))}
              />
            </Card>
          </>
        )}
      </Loaded>
      <Dialog title={copy.ask} isOpen={isAsking} confirm={copy.send} cancel={deskCopy.back} isBusy={archive.isBusy} onConfirm={() => void send()} onClose={() => setAsking(false)}>
        {copy.askText}
      </Dialog>
    </Page>
  )
}

/** What will be counted, and the last chance for those who could not check in. */
function Attendance({ desk: { activityId, title, counts, blocked } }: { readonly desk: Desk }) {
  return (
    <Card className="stack">
      <View className="h3">{title}</View>
      <View>{copy.attended(counts.attended, counts.seated + counts.absent)}</View>
      <View className="small quiet">{copy.intro}</View>
      {counts.seated > 0 && blocked.lateEntry === null && (
        <Button kind="secondary" isSmall icon="list" text={copy.toRoster} onTap={() => go(deskScreens.roster(activityId))} />
      )}
    </Card>
  )
}
