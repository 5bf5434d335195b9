import { equal, notHere, row, type Row } from '../row'

const adminOnly = 'rules that let clients in are not imitated: every collection is admin-only, and row 99 proves the refusal'
const rules = '数据库 › 安全规则'

export const permissions: Row[] = [
  notHere(96, 'on the client, add() sets _openid', 'D', '数据库 › 简易权限配置', adminOnly),
  row(97, 'add() of a function sets no _openid', 'D', '数据库 › 简易权限配置; field report', async ({ holding }) => {
    equal((await (await holding({ _id: 'x' })).doc('x').get()).data, { _id: 'x' })
  }),
  notHere(98, 'under READONLY a client’s update of another’s document resolves 0', 'D', '数据库 › 简易权限配置', adminOnly),
  row(99, 'under ADMINONLY a client’s request is refused and writes nothing', 'F', 'field report (there -502003, here it is unsigned)', async ({ named, db, http }) => {
    const collectionName = await named()
    const request = { action: 'database.insertDocument', collectionName, data: ['{"a":1}'] }
    const { json } = await http('POST', '/admin', request, 'oChen')
    equal((json as { code: string }).code, 'SIGN_PARAM_INVALID')
    equal((await db.collection(collectionName).count()).total, 0)
  }),
  notHere(100, 'a query that is not a subset of its rule is rejected', 'D', rules, adminOnly),
  notHere(101, "where({ _openid: '{openid}' }) gives one's own documents", 'D', rules, adminOnly),
  notHere(102, 'doc(id) under such a rule is rejected', 'D', rules, adminOnly),
  row(103, 'functions are always allowed', 'D', rules, async (stage) => {
    const name = await stage.named()
    await stage.db.collection(name).add({ data: { _id: 'x' } })
    equal((await stage.act('read', { collection: name }, 'oChen') as { data: unknown }).data, [{ _id: 'x' }])
  }),
]
