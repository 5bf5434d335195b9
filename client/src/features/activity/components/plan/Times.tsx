import { View } from '@tarojs/components'
import { Card } from '../../../../components/Card'
import { WhenField } from '../../../../components/WhenField'
import { withStart } from '../../lib/plan'
import { planCopy as copy } from '../../planCopy'
import type { PlanPart } from './PlanPart'

/** When it is, and when people can sign up. */
export function Times({ plan, wrong, change }: PlanPart) {
  return (
    <>
      <View className="quiet">{copy.timesHint}</View>
      <Card className="plan__fields">
        <WhenField
          label={copy.starts}
          timeLabel={copy.time}
          usualTime="15:00"
          error={wrong.startsAt}
          value={plan.startsAt}
          onChange={(startsAt) => change(withStart(plan, startsAt, new Date()))}
        />
        <WhenField label={copy.ends} timeLabel={copy.time} usualTime="17:00" error={wrong.endsAt} value={plan.endsAt} onChange={(endsAt) => change({ endsAt })} />
      </Card>
      <Card className="plan__fields">
        <WhenField
          label={copy.opens}
          timeLabel={copy.time}
          error={wrong.signUpOpensAt}
          value={plan.signUpOpensAt}
          onChange={(signUpOpensAt) => change({ signUpOpensAt })}
        />
        <WhenField
          label={copy.closes}
          timeLabel={copy.time}
          usualTime="18:00"
          error={wrong.signUpClosesAt}
          value={plan.signUpClosesAt}
          onChange={(signUpClosesAt) => change({ signUpClosesAt })}
        />
        <View className="small quiet">{copy.signUpHint}</View>
      </Card>
    </>
  )
}
