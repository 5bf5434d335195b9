import { useEffect } from 'react'
import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { CountdownRing, useSecondsUntil } from '../../../../components/CountdownRing'
import { Icon } from '../../../../components/Icon'
import { Page } from '../../../../components/Page'
import { QrCode } from '../../../../components/QrCode'
import { Tap } from '../../../../components/Tap'
import type { CallCode } from '../../../../lib/call'
import { sentenceOf } from '../../../../lib/errorCopy'
import { goBack } from '../../../../lib/go'
import { keepScreenOn } from '../../../../lib/platform'
import '../../copy'
import { deskCopy } from '../../deskCopy'
import { useDeskCode } from '../../lib/useDeskCode'
import './index.scss'

const words = deskCopy.code
const SLOT_MS = 15_000
const NO_ANSWER: readonly CallCode[] = ['OFFLINE', 'TIMEOUT', 'FAILED']

/** The screen on the desk: dark around, so that the code is the brightest thing. Workers scan it themselves. */
export default function Code() {
  const { id = '' } = useRouter().params
  const { desk, endsAt, trouble } = useDeskCode(id)
  const isExpired = useSecondsUntil(endsAt) === 0
  // The cloud said no: no code is on its way, and no network will bring one.
  const isRefused = trouble !== null && !NO_ANSWER.includes(trouble)
  useEffect(() => {
    keepScreenOn(true)
    return () => keepScreenOn(false)
  }, [])
  return (
    <Page isBare>
      <View className="look--dark desk-code">
        <Tap className="desk-code__close" label={words.close} onTap={goBack}>
          <Icon name="close" />
          <View>{words.close}</View>
        </Tap>
        <View className="desk-code__title breaks">{desk?.title}</View>
        {isRefused ? (
          <Icon name="ban" size="huge" />
        ) : (
          <View className="desk-code__place">
            {desk && !isExpired ? <QrCode text={desk.code} className="desk-code__qr" label={words.label(desk.title)} /> : <View className="desk-code__waiting">{words.waiting}</View>}
          </View>
        )}
        {trouble ? (
          <View>
            <View className="h3">{isRefused ? sentenceOf(trouble) : words.lost}</View>
            {!isRefused && <View className="small">{words.lostText}</View>}
          </View>
        ) : (
          <View className="row">
            <CountdownRing totalMs={SLOT_MS} endsAt={endsAt} />
            <View className="h3">{words.scan}</View>
          </View>
        )}
        {desk && (
          <View className="desk-code__count">
            <View className="desk-code__word">{words.taken}</View>
            {words.counts(desk.taken, desk.listed)}
          </View>
        )}
      </View>
    </Page>
  )
}
