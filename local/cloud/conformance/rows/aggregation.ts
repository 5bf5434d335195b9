import { equal, notHere, row, type Row } from '../row'

const at = new Date(1_557_826_731_686)

export const aggregation: Row[] = [
  row(89, 'match({ a: undefined }) filters nothing', 'X', 'executed', async ({ holding }) => {
    equal((await (await holding({ _id: 1, a: 1 }, { _id: 2 })).aggregate().match({ a: undefined }).end()).list.length, 2)
  }),
  row(90, 'unwind drops empty arrays, null and missing, unless told to keep them', 'T', 'SDK tests: aggregation', async ({ holding }) => {
    const c = await holding({ _id: 1, size: ['S', 'M', 'L'] }, { _id: 2, size: [] }, { _id: 3, size: 'M' }, { _id: 4, size: null }, { _id: 5, size: ['M', 'L'] })
    equal((await c.aggregate().unwind('$size').end()).list.length, 6)
    equal((await c.aggregate().unwind({ path: '$size', preserveNullAndEmptyArrays: true }).end()).list.length, 8)
  }),
  row(91, 'the week begins on Sunday = 1; isoDayOfWeek on Monday = 1', 'T', 'SDK tests: aggregation', async ({ holding, $ }) => {
    const c = await holding({ _id: 1, t: at })
    const { list } = await c.aggregate().project({ _id: 0, day: $.dayOfWeek('$t'), iso: $.isoDayOfWeek('$t') }).end()
    equal(list, [{ day: 3, iso: 2 }])
  }),
  row(92, 'hours and formatted dates are UTC without a timezone', 'T', 'SDK tests: aggregation, command', async ({ holding, $ }) => {
    const c = await holding({ _id: 1, t: at })
    const shape = { _id: 0, hour: $.hour('$t'), text: $.dateToString({ date: '$t', format: '%Y-%m-%d %H:%M' }) }
    equal((await c.aggregate().project(shape).end()).list, [{ hour: 9, text: '2019-05-14 09:38' }])
  }),
  row(93, 'project({ _id: 0, title: 1 }) gives the title alone', 'T', 'SDK tests: aggregation', async ({ holding }) => {
    equal((await (await holding({ _id: 1, title: 'a', b: 1 })).aggregate().project({ _id: 0, title: 1 }).end()).list, [{ title: 'a' }])
  }),
  row(94, '$.sum ignores what is no number', 'T', 'SDK tests: command', async ({ holding, $ }) => {
    const c = await holding({ _id: 1, x: 1 }, { _id: 2, x: '5' }, { _id: 3 })
    equal((await c.aggregate().group({ _id: null, sum: $.sum('$x') }).end()).list, [{ _id: null, sum: 1 }])
  }),
  notHere(95, 'on the client there is no lookup', 'D', '数据库 › 联表查询', 'there is no database object on the client at all'),
]
