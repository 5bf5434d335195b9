/**
 * Loads one bundle in a fresh process and, with an event, calls it once: `node load.cjs bundle.js [event]`. Tells the
 * computing time of both, ms. Plain CommonJS: a loader of TypeScript would read the bundle too.
 */
'use strict'
const [, , file, event] = process.argv

/** Computing time of this process so far, ms. */
function spent() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

async function main() {
  const begun = spent()
  const { main: door } = require(file)
  const loaded = spent()
  const reply = event ? await door(JSON.parse(event)) : { ok: true }
  const answered = spent()
  if (!reply.ok) throw new Error(JSON.stringify(reply.error))
  process.stdout.write(`${JSON.stringify({ loadMs: loaded - begun, callMs: answered - loaded })}\n`)
  process.exit(0)
}

void main()
