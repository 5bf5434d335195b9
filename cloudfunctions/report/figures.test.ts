import { countedCollections } from '@/cloudfunctions/kit/counted'
import { figureKey } from '@/cloudfunctions/kit/figures'
import { notYet } from '@/cloudfunctions/features/summary/notYet'
import { exportLists } from '@/types/summaryNames'
import { FigureKey } from '@/types/summary'
import * as v from 'valibot'
import { figureSources } from './figures'
import { lists } from './lists'

const declared = figureSources.flatMap((source) => source.figures.map((figure) => ({ source, figure, key: figureKey(source, figure) })))

test('every figure has a name of its own that a request may carry, also among those to come', () => {
  const keys = [...declared.map(({ key }) => key), ...notYet.map(({ key }) => key)]
  expect(keys).toHaveLength(new Set(keys).size)
  for (const key of keys) expect([key, v.safeParse(FigureKey, key).success]).toEqual([key, true])
})

test('every write to what a source counts is noticed, and its day is indexed', () => {
  for (const { key, collection, day } of figureSources.filter(({ stock }) => !stock)) expect([key, countedCollections[collection]?.includes(day)]).toEqual([key, true])
})

test('a clause speaks of figures that exist', () => {
  const keys = new Set(declared.map(({ key }) => key))
  for (const { figure, key } of declared) {
    for (const [, named = ''] of (figure.clause ?? '').matchAll(/\{([\w.]+)\}/g)) expect([key, named, keys.has(named)]).toEqual([key, named, true])
  }
})

test('a formula is said for every figure, and money is a sum', () => {
  for (const { figure, key } of declared) expect([key, figure.formula.length > 3, figure.unit !== '元' || Boolean(figure.sum)]).toEqual([key, true, true])
})

test('every list that a button may name can be made', () => {
  expect(lists.map(({ list }) => list).sort()).toEqual(Object.keys(exportLists).sort())
})
