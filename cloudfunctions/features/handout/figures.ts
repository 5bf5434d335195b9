/** What the summary counts of handouts: plans that are over, and how many signed for what they got. */
import { handoutKinds, isSensitiveKind, type HandoutKind } from '@/types/handoutNames'
import { figureSource, type Figure } from '@/cloudfunctions/kit/figures'

const OVER = ['ended'] as const
const kinds = Object.keys(handoutKinds) as HandoutKind[]

const taken = (kind: HandoutKind, key: string): Figure => ({
  key: kind, name: `${handoutKinds[kind]}签收`, unit: '人次', section: 'care', where: { kind: [kind], status: OVER }, sum: 'takenInAll',
  formula: '期间内开始发放、已结束的发放计划中本人或代领签收的人次；按发放单位', clause: `${handoutKinds[kind]}{${key}.${kind}}人次`,
})

const spent = (of: readonly HandoutKind[], name: string): Figure => ({
  key: 'spentFen', name, unit: '元', section: 'care', where: { kind: of, status: OVER }, sum: 'spentFen', formula: '期间内开始发放、已结束的发放计划的实际支出之和',
})

const record = ({ _id, title, organiserName }: { readonly _id: string; readonly title: string; readonly organiserName: string }) => ({ id: _id, screen: 'handout' as const, title, note: organiserName })
const open = kinds.filter((kind) => !isSensitiveKind(kind))
const discreet = kinds.filter(isSensitiveKind)

export const handoutFigures = [
  figureSource<'handouts'>({
    key: 'handout', collection: 'handouts', day: 'fromDay', dayIs: 'day', units: 'orgPath', found: '福利发放',
    figures: [...open.map((kind) => taken(kind, 'handout')), spent(open, '生日、节日等慰问品支出')], record,
  }),
  figureSource<'handouts'>({
    key: 'care', collection: 'handouts', day: 'fromDay', dayIs: 'day', units: 'orgPath', found: '福利发放（经办人可见）', isSensitive: true,
    figures: [...discreet.map((kind) => taken(kind, 'care')), spent(discreet, '送温暖、助学等关爱支出')], record,
  }),
]
