import { View } from '@tarojs/components'
import { MAX_GUESTS } from '@/types/activityNames'
import { Card } from '../../../../components/Card'
import { Choice } from '../../../../components/Choice'
import { NumberStepper } from '../../../../components/NumberStepper'
import { SwitchRow } from '../../../../components/SwitchRow'
import { placesIn, withPoolBy, type Plan, type PoolBy } from '../../lib/plan'
import { planCopy as copy } from '../../planCopy'
import { NumberField } from '../desk/NumberField'
import { Pools } from './Pools'
import type { PlanPart } from './PlanPart'

const ways = (Object.keys(copy.pools) as PoolBy[]).map((value) => ({ value, ...copy.pools[value] }))
const namesOf: Record<PoolBy, readonly string[]> = { none: [copy.onePool], choice: copy.firstGroups, shift: copy.shifts }
const USUAL_LINE = 20

/** How many, who, and what happens when it is full. */
export function Places({ plan, wrong, change }: PlanPart) {
  return (
    <>
      <Card className="plan__fields">
        <Choice
          label={copy.poolBy}
          options={ways}
          values={[plan.poolBy]}
          onChange={([poolBy = 'none']) => poolBy !== plan.poolBy && change(withPoolBy(plan, poolBy, namesOf[poolBy]))}
        />
        {plan.poolBy === 'none' ? <OnePool plan={plan} wrong={wrong} change={change} /> : <Pools plan={plan} wrong={wrong} change={change} />}
        <View className="plan__total">{copy.total(placesIn(plan.pools) || 0)}</View>
      </Card>
      <Card className="plan__fields">
        <SwitchRow
          text={copy.waitingList}
          note={copy.waitingListNote}
          isOn={plan.maxLine > 0}
          onChange={(isOn) => change({ maxLine: isOn ? USUAL_LINE : 0 })}
        />
        {plan.maxLine > 0 && <NumberStepper label={copy.most} unit={copy.person} least={5} most={500} value={plan.maxLine} onChange={(next) => change({ maxLine: byFives(plan.maxLine, next) })} />}
      </Card>
      <Card className="plan__fields">
        <NumberStepper
          label={copy.guests}
          hint={copy.guestsHint}
          unit={copy.person}
          least={0}
          most={MAX_GUESTS}
          value={plan.maxGuests}
          onChange={(maxGuests) => change({ maxGuests })}
        />
        <View>
          <SwitchRow text={copy.membersOnly} isOn={plan.membersOnly} onChange={(membersOnly) => change({ membersOnly })} />
          <SwitchRow text={copy.namesVisible} note={copy.namesVisibleNote} isOn={plan.namesVisible} onChange={(namesVisible) => change({ namesVisible })} />
        </View>
      </Card>
    </>
  )
}

function OnePool({ plan, wrong, change }: PlanPart) {
  const pool = plan.pools[0] ?? { key: 'p0', name: copy.onePool, capacity: NaN }
  const put = (capacity: number): Plan['pools'] => [{ ...pool, capacity }]
  return <NumberField label={copy.capacity} error={wrong.pools} value={pool.capacity} onChange={(capacity) => change({ pools: put(capacity) })} />
}

/** A line is counted in fives. */
function byFives(before: number, next: number): number {
  return next > before ? Math.min(500, before - (before % 5) + 5) : Math.max(5, before - (before % 5 || 5))
}
