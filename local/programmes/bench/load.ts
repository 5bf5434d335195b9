/** Loads one bundle in a fresh process and tells the computing time that took, ms: `node load.ts bundle.js`. */
import { createRequire } from 'node:module'

const [, , file = ''] = process.argv
process.env.TCB_CONTEXT_CNFG ??= ''
const begun = process.cpuUsage()
createRequire(__filename)(file)
const { user, system } = process.cpuUsage(begun)
process.stdout.write(`${(user + system) / 1000} ${process.memoryUsage().rss / 1024 / 1024}\n`)
process.exit(0)
