/** A function without config.json: three seconds, no open API. Uses the cloud before and after `init`. */
const cloud = require('wx-server-sdk')

const acts = {
  uninitialised: () => cloud.database().collection('x').get(),
  slow: async ({ collection, ms }) => {
    await cloud.database().collection(collection).add({ data: { isWritten: true } })
    await new Promise((resolve) => setTimeout(resolve, ms))
  },
  openapi: () => cloud.openapi.subscribeMessage.send({}),
}

exports.main = async (event) => {
  if (event.act !== 'uninitialised') cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
  if (event.act === 'slow') return acts.slow(event)
  try {
    return await acts[event.act](event)
  } catch (error) {
    return { errCode: error.errCode, errMsg: error.errMsg ?? error.message }
  }
}
