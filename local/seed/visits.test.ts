import { startCloud } from '@/local/testing/startCloud'
import { storedVisits } from '@/local/testing/visits'
import { brokenLine } from '@/cloudfunctions/kit/record'
import { playFunds } from './funds'
import { openStage } from './index'
import { playVisits } from './visits'

test('the demonstration shows a visit that is closed, a talk, a retirement, a bereavement that waits and somebody who was forgotten', async () => {
  const cloud = await startCloud({ isEmpty: true })
  cloud.clock.set(new Date('2026-11-22T04:00:00Z'))
  const stage = await openStage(cloud)
  await playFunds(stage)
  await playVisits(stage)
  const visits = await storedVisits(cloud, { source: 'report' })
  const shown = visits.map(({ kind, status, outcome }) => [kind, status, outcome]).sort()
  expect(shown).toEqual([
    ['discipline', 'following', 'inTime'], ['illness', 'closed', 'inTime'], ['newcomer', 'toArrange', 'open'], ['relativeDeath', 'reviewing', 'open'], ['retirement', 'checking', 'open'],
  ])
  expect(visits.map(({ history }) => brokenLine(history))).toEqual(visits.map(() => null))
  const missed = await stage.as('李晓梅').does('visit.missed', { month: '2026-11' })
  expect(missed.items.map(({ name, isLate }) => [name, isLate])).toEqual([['黄小燕', true]])
  await cloud.close()
})
