/**
 * Runs one function's code inside a worker thread, one call at a time. Plain CommonJS, so that the
 * same file works under jest, tsx and a built server.
 */
'use strict'
const Module = require('node:module')
const path = require('node:path')
const { parentPort, workerData } = require('node:worker_threads')
const { requireCompiled } = require('./compiled.cjs')

/** Calls after which most of what a call needs has been compiled. A timer does all its work at every call. */
const CALLS_TO_KEEP = 20
const isThorough = (calls, call) => calls === CALLS_TO_KEEP || (calls === 1 && call.environment.TRIGGER_SRC === 'timer')

const RealDate = Date
let offsetMs = 0

/** `Date` of a shifted clock: only "now" differs, every instance is a real Date. */
const ShiftedDate = new Proxy(RealDate, {
  construct(target, args, newTarget) {
    const real = newTarget === ShiftedDate ? target : newTarget
    return Reflect.construct(target, args.length === 0 ? [shiftedNow()] : args, real)
  },
  apply: () => new RealDate(shiftedNow()).toString(),
  get: (target, key) => (key === 'now' ? shiftedNow : Reflect.get(target, key)),
})

function shiftedNow() {
  return RealDate.now() + offsetMs
}

function setClock(ms) {
  offsetMs = ms
  globalThis.Date = ms === 0 ? RealDate : ShiftedDate
}

/** The identity of the previous call goes, that of this one comes: both live in process.env, as in the cloud. */
function setEnvironment(environment) {
  for (const key of Object.keys(process.env)) {
    if (key === 'TCB_CONTEXT_CNFG') continue
    if (/^(WX_|TCB_)/.test(key) || key === 'TRIGGER_SRC' || key === 'LOGINTYPE') delete process.env[key]
  }
  Object.assign(process.env, environment)
}

function describe(thrown) {
  if (thrown !== null && typeof thrown === 'object') {
    if (thrown.stack) return String(thrown.stack)
    if (thrown.errMsg) return String(thrown.errMsg)
  }
  return String(thrown)
}

async function run(call, main) {
  setClock(call.offsetMs)
  setEnvironment(call.environment)
  try {
    const result = await main(JSON.parse(call.event), call.context)
    const text = JSON.stringify(result)
    const json = text === undefined ? 'null' : text
    const bytes = Buffer.byteLength(json)
    return bytes > call.replyBytes ? { id: call.id, tooLarge: bytes } : { id: call.id, json }
  } catch (error) {
    return { id: call.id, failure: describe(error) }
  }
}

// In the cloud the function's root folder is on NODE_PATH.
process.env.NODE_PATH = workerData.root
Module._initPaths()
setClock(workerData.offsetMs)

const file = path.join(workerData.root, 'index.js')
const { code, keep } = workerData.compiledIn ? requireCompiled(file, path.join(workerData.compiledIn, workerData.name)) : { code: require(file) }
if (typeof code.main !== 'function') throw new Error(`${workerData.name}: exports.main is not a function`)

let calls = 0
parentPort.on('message', async (call) => {
  parentPort.postMessage(await run(call, code.main))
  calls += 1
  if (isThorough(calls, call)) keep?.()
})
parentPort.postMessage({ loaded: true })
