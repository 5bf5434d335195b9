/** Loads one bundle in a fresh process and tells how long it took: `node load.ts bundle.js`. */
import { createRequire } from 'node:module'

const [, , file = ''] = process.argv
process.env.TCB_CONTEXT_CNFG ??= ''
const begun = performance.now()
createRequire(__filename)(file)
process.stdout.write(`${performance.now() - begun} ${process.memoryUsage().rss / 1024 / 1024}\n`)
process.exit(0)
