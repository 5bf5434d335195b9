/** A timer's job keyed by its time: a second delivery finds it done. */
const cloud = require('wx-server-sdk')

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })

exports.main = async ({ Time }) => {
  await cloud.database().collection('jobs').doc(`job-${Time}`).set({ data: { at: Time } })
  return cloud.getWXContext()
}
