/** Does what a row of the conformance table tells it, inside a function as the cloud would run it. */
const cloud = require('wx-server-sdk')

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
let calls = 0

const acts = {
  who: () => cloud.getWXContext(),
  event: (event) => event,
  hours: () => new Date(0).getHours(),
  count: () => (calls += 1),
  big: ({ bytes }) => 'x'.repeat(bytes),
  text: ({ text }) => text,
  throws: () => { throw new Error('boom') },
  call: async ({ name, data }) => (await cloud.callFunction({ name, data })).result,
  read: ({ collection, limit = 100 }) => cloud.database().collection(collection).limit(limit).get(),
  openapi: ({ api, params }) => api.split('.').reduce((node, key) => node[key], cloud.openapi)(params),
  escape: ({ collection }) => cloud.database().runTransaction((transaction) =>
    transaction.collection(collection).where({ a: 1 }).update({ data: { a: 2 } })),
  retry: async ({ collection, times }) => {
    let runs = 0
    const reason = await cloud.database().runTransaction(async (transaction) => {
      runs += 1
      await transaction.collection(collection).doc('x').get()
    }, times).then(() => null, ({ code }) => code)
    return { runs, code: reason }
  },
}

exports.main = async (event) => {
  try {
    return await acts[event.act](event)
  } catch (error) {
    if (!event.caught) throw error
    return { errCode: error.errCode, errMsg: error.errMsg, code: error.code }
  }
}
