import { useState } from 'react'
import { MAX_CAPACITY } from '@/types/activityNames'
import { Button } from '../../../../components/Button'
import { Choice } from '../../../../components/Choice'
import { Sheet } from '../../../../components/Sheet'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { deskCopy } from '../../deskCopy'
import type { Desk } from '../../lib/deskFacts'
import { NumberField } from './NumberField'

const copy = deskCopy.desk

interface CapacitySheetProps {
  readonly desk: Desk
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onChanged: (desk: Desk) => void
}

/** More or fewer places in one pool; those who wait move up. */
export function CapacitySheet({ desk, isOpen, onClose, onChanged }: CapacitySheetProps) {
  const [poolKey, setPoolKey] = useState(desk.pools[0]?.key ?? '')
  const pool = desk.pools.find(({ key }) => key === poolKey) ?? desk.pools[0]
  if (!pool) return null
  return (
    <Sheet title={copy.capacityTitle} isOpen={isOpen} onClose={onClose}>
      {desk.pools.length > 1 && (
        <Choice
          label={copy.capacityTitle}
          options={desk.pools.map(({ key, name, capacity }) => ({ value: key, text: deskCopy.facts.pool(name, capacity) }))}
          values={[pool.key]}
          onChange={([next]) => next && setPoolKey(next)}
        />
      )}
      <PoolCapacity key={`${pool.key} ${pool.capacity}`} activityId={desk.activityId} pool={pool} most={MAX_CAPACITY - desk.capacity + pool.capacity} onClose={onClose} onChanged={onChanged} />
    </Sheet>
  )
}

interface PoolCapacityProps extends Pick<CapacitySheetProps, 'onClose' | 'onChanged'> {
  readonly activityId: string
  readonly pool: Desk['pools'][number]
  /** All pools together have a bound. */
  readonly most: number
}

function PoolCapacity({ activityId, pool, most, onClose, onChanged }: PoolCapacityProps) {
  const [capacity, setCapacity] = useState(pool.capacity)
  const setting = useAction('activity.setCapacity')
  const isWrong = !Number.isInteger(capacity) || capacity > most

  async function send() {
    if (isWrong) return
    const desk = await setting.run({ activityId, poolKey: pool.key, capacity })
    if (!desk) return
    onChanged(desk)
    onClose()
    showToast({ text: copy.capacityDone })
  }

  return (
    <>
      <NumberField
        label={pool.name}
        hint={copy.capacityHint(pool.capacity - pool.left)}
        error={isWrong ? copy.capacityNeed(most) : null}
        value={capacity}
        onChange={setCapacity}
      />
      <Button text={deskCopy.save} isBusy={setting.isBusy} onTap={() => void send()} />
    </>
  )
}
