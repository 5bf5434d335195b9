import { useEffect, useState } from 'react'
import { useDidHide, useDidShow } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { Button } from '../../../../components/Button'
import { CountdownRing, useSecondsUntil } from '../../../../components/CountdownRing'
import { Icon } from '../../../../components/Icon'
import { Page } from '../../../../components/Page'
import { QrCode } from '../../../../components/QrCode'
import { Tap } from '../../../../components/Tap'
import type { CallCode } from '../../../../lib/call'
import { sentenceOf } from '../../../../lib/errorCopy'
import { go, goBack } from '../../../../lib/go'
import { beep, keepScreenOn, vibrate } from '../../../../lib/platform'
import { countCopy } from '../../countCopy'
import { deskScreens } from '../../lib/deskScreens'
import { useActivityId } from '../../lib/useActivityId'
import { useDoor, type DoorView } from '../../lib/useDoor'
import './index.scss'

const copy = countCopy.door
const SLOT_MS = 15_000

/** The screen at the entrance: dark around, so that the code is the brightest thing in the room. */
export default function Door() {
  const activityId = useActivityId()
  const [isLoud, setLoud] = useState(true)
  const view = useDoor(activityId, () => {
    vibrate()
    if (isLoud) beep()
  })
  useEffect(() => {
    keepScreenOn(true)
    return () => keepScreenOn(false)
  }, [])
  useDidShow(() => keepScreenOn(true))
  useDidHide(() => keepScreenOn(false))

  return (
    <Page isBare>
      <View className="look--dark door">
        <View className="door__top">
          <Tap className="door__tool" label={copy.close} onTap={goBack}>
            <Icon name="close" />
            <View>{copy.close}</View>
          </Tap>
          <Tap className="door__tool" role="switch" isChecked={isLoud} label={isLoud ? copy.soundOn : copy.soundOff} onTap={() => setLoud(!isLoud)}>
            <Icon name={isLoud ? 'sound' : 'bell'} />
            <View>{isLoud ? copy.soundOn : copy.soundOff}</View>
          </Tap>
        </View>
        {view.refusal ? (
          <View className="door__refused">
            <Icon name="alert" size="huge" />
            <View className="h2">{sentenceOf(view.refusal)}</View>
          </View>
        ) : (
          <DoorContent view={view} activityId={activityId} />
        )}
      </View>
    </Page>
  )
}

function DoorContent({ view, activityId }: { readonly view: DoorView; readonly activityId: string }) {
  const { door, endsAt, trouble } = view
  const isExpired = useSecondsUntil(endsAt) === 0
  return (
    <>
      <View className="door__title">{door?.title ?? copy.title}</View>
      <View className={isExpired ? 'door__code door__code--expired' : 'door__code'}>
        {door && <QrCode text={door.code} className="door__qr" label={copy.code(door.title)} />}
        {isExpired && <View className="door__expired">{door ? copy.expired : copy.waiting}</View>}
      </View>
      {trouble ? <Trouble code={trouble} activityId={activityId} /> : <Guide view={view} />}
      {door && <Tally door={door} />}
    </>
  )
}

function Guide({ view: { endsAt } }: { readonly view: DoorView }) {
  return (
    <View className="door__guide">
      <CountdownRing totalMs={SLOT_MS} endsAt={endsAt} />
      <View>{copy.scan}</View>
    </View>
  )
}

const NO_NETWORK: readonly CallCode[] = ['OFFLINE', 'TIMEOUT', 'FAILED']

/** No network, or no answer: said at once, with what can be done meanwhile. */
function Trouble({ code, activityId }: { readonly code: CallCode; readonly activityId: string }) {
  return (
    <View className="door__lost">
      <View className="door__lost-head">
        <Icon name="wifi-off" />
        <View className="grow">{NO_NETWORK.includes(code) ? copy.lost : copy.troubled}</View>
      </View>
      <View className="small">{copy.lostText}</View>
      <Button kind="secondary" isSmall text={copy.toTickoff} onTap={() => go(deskScreens.tickoff(activityId))} />
    </View>
  )
}

function Tally({ door: { attended, seated, lastNames } }: { readonly door: NonNullable<DoorView['door']> }) {
  return (
    <View className="door__tally">
      <View className="door__count">
        <View className="door__word">{copy.signed}</View>
        <View className="door__number">{attended}</View>
        <View className="door__of">/ {seated}</View>
      </View>
      <View className="door__names">
        {lastNames.length === 0 && <View className="quiet">{copy.none}</View>}
        {lastNames.map((name, index) => (
          <View key={name} className={index === 0 ? 'door__name door__name--newest' : 'door__name'}>
            {index === 0 && <Icon name="check-circle" size="small" />}
            {name}
          </View>
        ))}
      </View>
    </View>
  )
}
