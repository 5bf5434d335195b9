import { View } from '@tarojs/components'
import { Button } from '../../../../components/Button'
import { Field } from '../../../../components/Field'
import { Icon } from '../../../../components/Icon'
import { Tap } from '../../../../components/Tap'
import { TextField } from '../../../../components/TextField'
import { freshKey, type Pool } from '../../lib/plan'
import { planCopy as copy } from '../../planCopy'
import { NumberField } from '../desk/NumberField'
import type { PlanPart } from './PlanPart'

const MOST = 20

/** A place count for each group or shift. */
export function Pools({ plan: { pools, poolBy }, wrong, change }: PlanPart) {
  const put = (changed: Pool) => change({ pools: pools.map((pool) => (pool.key === changed.key ? changed : pool)) })
  const remove = (key: string) => change({ pools: pools.filter((pool) => pool.key !== key) })
  const add = (name: string) => change({ pools: [...pools, { key: freshKey('p', pools), name, capacity: 10 }] })
  const missing = [...copy.shifts, ...copy.moreShifts].filter((name) => !pools.some((pool) => pool.name === name))

  return (
    <View className="plan__pools">
      {pools.map((pool, index) => (
        <View key={pool.key} className="plan__pool">
          <View className="grow plan__pool-fields">
            {poolBy === 'choice' && <TextField label={copy.groupName(index + 1)} value={pool.name} onChange={(name) => put({ ...pool, name })} />}
            <NumberField label={poolBy === 'choice' ? copy.capacity : copy.capacityOf(pool.name)} value={pool.capacity} onChange={(capacity) => put({ ...pool, capacity })} />
          </View>
          {pools.length > 1 && (
            <Tap className="plan__remove" label={copy.remove(pool.name)} onTap={() => remove(pool.key)}>
              <Icon name="trash" />
            </Tap>
          )}
        </View>
      ))}
      {wrong.pools && <Field label="" error={wrong.pools} />}
      {poolBy === 'choice' && pools.length < MOST && <Button kind="secondary" isSmall icon="plus" text={copy.addGroup} onTap={() => add('')} />}
      {poolBy === 'shift' && missing.map((name) => <Button key={name} kind="secondary" isSmall icon="plus" text={copy.addShift(name)} onTap={() => add(name)} />)}
    </View>
  )
}
