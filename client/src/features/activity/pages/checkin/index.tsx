import { useState } from 'react'
import { View } from '@tarojs/components'
import type { MySignup } from '@/types/activity'
import { ActionBar } from '../../../../components/ActionBar'
import { Card } from '../../../../components/Card'
import { Icon } from '../../../../components/Icon'
import { Page } from '../../../../components/Page'
import type { CallCode } from '../../../../lib/call'
import { go, screens } from '../../../../lib/go'
import { isOnline, scanCode, vibrate } from '../../../../lib/platform'
import { useAction } from '../../../../lib/useAction'
import { useActivityId } from '../../activityId'
import { CheckedIn } from '../../components/CheckedIn'
import { CheckInRefused } from '../../components/CheckInRefused'
import { copy } from '../../copy'
import { readScanned } from '../../doorCode'
import './index.scss'

const words = copy.checkIn

/** The worker at the door: one tap to the camera, one calm answer. The camera opens only at a tap. */
export default function CheckIn() {
  const activityId = useActivityId()
  const checkIn = useAction('activity.checkIn', { isQuiet: true })
  const [done, setDone] = useState<MySignup | null>(null)
  const [failed, setFailed] = useState<{ code: CallCode; posterOf: string | null } | null>(null)

  async function scan() {
    setFailed(null)
    // The door's code is only good for seconds: it cannot wait for the network as a sign-up can.
    if (!isOnline()) return setFailed({ code: 'OFFLINE', posterOf: null })
    const scanned = await scanCode(words.aim)
    if (!scanned) return
    const read = readScanned(scanned)
    if (read.kind !== 'door') return setFailed({ code: 'CHECKIN_BAD_CODE', posterOf: read.kind === 'poster' ? read.activityId : null })
    const mine = await checkIn.run({ code: read.code })
    if (!mine) return
    vibrate()
    setDone(mine)
  }

  if (done) return <CheckedIn mine={done} />

  const refusal = failed?.code ?? checkIn.error?.code ?? null
  const showMine = activityId ? { text: words.showMyCode, onTap: () => go(screens.ticket(activityId)) } : undefined
  const action = { text: refusal ? words.again : words.scan, icon: 'scan' as const, isBusy: checkIn.isBusy, onTap: () => void scan() }
  return (
    <Page bar={<ActionBar action={action} second={refusal ? showMine : undefined} />}>
      {refusal ? (
        <CheckInRefused code={refusal} posterOf={failed?.posterOf ?? null} />
      ) : (
        <View className="check-in">
          <View className="check-in__frame">
            <Icon name="qr" className="check-in__code" />
          </View>
          <View className="h2">{words.title}</View>
          <View className="quiet check-in__text">{words.text}</View>
        </View>
      )}
      <Card look="flat">
        <View className="strong">{words.help}</View>
        <View className="small quiet">{words.helpText}</View>
      </Card>
    </Page>
  )
}
