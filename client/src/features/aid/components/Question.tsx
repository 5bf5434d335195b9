import type { PropsWithChildren } from 'react'
import { View } from '@tarojs/components'
import { Card } from '../../../components/Card'
import { Icon } from '../../../components/Icon'
import { Steps } from '../../../components/Steps'
import { applyCopy as copy } from '../applyCopy'
import type { Application } from '../lib/useApplication'
import './Calm.scss'

/** One question: what, the place for the answer, and beneath it why it is asked and who will read it. */
export function Question({ form: { step, at, count }, children }: PropsWithChildren<{ readonly form: Application }>) {
  const { title, why, who } = copy.questions[step]
  return (
    <View className="aid-calm">
      <Steps at={at} count={count} title={title} />
      {children}
      {why && (
        <Card look="flat" className="aid-why">
          <View className="aid-why__line">
            <Icon name="info" size="small" className="aid-why__icon" />
            <View className="grow">{why}</View>
          </View>
          <View className="aid-why__line">
            <Icon name="lock" size="small" className="aid-why__icon" />
            <View className="grow small quiet">{who}</View>
          </View>
        </Card>
      )}
    </View>
  )
}
