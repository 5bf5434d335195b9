/**
 * The built doors in a process of their own, asked without any network: what refuses here has asked nobody. Told as JSON on
 * stdin which actions of which door; says how long each refusal took by itself (U11) and what whoever used up the budget hears (U17).
 */
'use strict'
const path = require('node:path')

const TRIES = 3
const MINUTE_MS = 60_000
const BUDGET = 300
const RealDate = Date
let at = RealDate.now()

/** The minute does not turn while calls are counted. */
globalThis.Date = new Proxy(RealDate, { construct: (target, given) => Reflect.construct(target, given.length === 0 ? [at] : given) })

const lines = []
console.log = (line) => lines.push(String(line))

function nested(levels) {
  let deep = 'x'
  for (let depth = 0; depth < levels; depth += 1) deep = { a: deep }
  return deep
}

const shapes = {
  'nested 10,000 deep': nested(10_000),
  'a list of 100,000': Array.from({ length: 100_000 }, () => 'a'),
  '100,000 characters': 'y'.repeat(100_000),
  '5,000 keys': Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`k${index}`, index])),
}

const codeOf = (reply) => (reply.ok ? 'ok' : reply.error.code)
const asked = (action, input) => ({ action, input, requestId: crypto.randomUUID() })

/** The quickest of a few tries: on a busy machine the others count those who were in between. */
async function refusalOf(main, event) {
  let [ms, code] = [Infinity, '']
  for (let tries = 0; tries < TRIES; tries += 1) {
    const begun = performance.now()
    code = codeOf(await main(event))
    ms = Math.min(ms, performance.now() - begun)
  }
  return { ms, code }
}

async function ask(main, openid, event) {
  process.env.WX_OPENID = openid
  return codeOf(await main(event))
}

async function door(functionsDir, name, actions, counted) {
  const { main } = require(path.join(functionsDir, name, 'index.js'))
  const refusals = []
  for (const action of actions) {
    for (const [what, value] of Object.entries(shapes)) refusals.push({ action, what, ...(await refusalOf(main, asked(action, { more: value }))) })
  }
  const busy = process.env.WX_OPENID
  const before = await ask(main, busy, asked(counted, {}))
  for (let calls = 1; calls < BUDGET; calls += 1) await ask(main, busy, asked(counted, {}))
  const over = []
  for (const action of actions) over.push([action, await ask(main, busy, asked(action, {}))])
  const others = await ask(main, busy.replace(/.$/, '~'), asked(counted, {}))
  at += MINUTE_MS
  const later = await ask(main, busy, asked(counted, {}))
  return { refusals, over, before, others, later }
}

async function main() {
  const chunks = []
  for await (const chunk of process.stdin) chunks.push(chunk)
  const { functionsDir, doors } = JSON.parse(Buffer.concat(chunks).toString())
  const told = {}
  for (const { name, actions, counted } of doors) told[name] = await door(functionsDir, name, actions, counted)
  process.stdout.write(JSON.stringify({ told, events: lines.filter((line) => line.includes('"what":"budget"')), bugs: lines.filter((line) => line.includes('"what":"bug"')).slice(0, 3) }))
}

void main()
