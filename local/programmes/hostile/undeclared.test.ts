import * as v from 'valibot'
import { undeclared } from './undeclared'

const item = v.object({ id: v.string() })
const event = v.variant('kind', [v.object({ kind: v.literal('a'), text: v.string() }), v.object({ kind: v.literal('b'), fen: v.number() })])

test.each([
  ['a list', v.object({ items: v.array(item) }), { items: [{ id: 'a', openid: 'o' }] }, ['.items[].openid']],
  ['what may be nothing', v.nullable(item), { id: 'a', openid: 'o' }, ['.openid']],
  ['one of two kinds', v.array(event), [{ kind: 'a', text: 'x', fen: 1 }], ['[].fen']],
  ['a union of shapes', v.union([v.string(), item]), { id: 'a', openid: 'o' }, ['.openid']],
  ['a table with free names', v.record(v.string(), item), { someone: { id: 'a', openid: 'o' } }, ['.someone.openid']],
  ['a pair', v.tuple([v.string(), item]), ['x', { id: 'a', openid: 'o' }], ['[].openid']],
  ['something that is to be a plain value', v.object({ text: v.unknown() }), { text: { openid: 'o' } }, ['.text (unknown)']],
])('a field too many is noticed in %s', (_where, schema, reply, found) => expect(undeclared(schema, reply)).toEqual(found))

test('what is declared is no field too many, whichever shape it has', () => {
  const schema = v.object({ items: v.array(event), by: v.record(v.string(), v.nullable(item)), one: v.optional(v.union([v.string(), item])) })
  expect(undeclared(schema, { items: [{ kind: 'a', text: 'x' }, { kind: 'b', fen: 1 }], by: { someone: null, other: { id: 'a' } }, one: { id: 'a' } })).toEqual([])
})
