/**
 * Loads a function with what V8 compiled of the very same bytes before: a test run starts a thousand workers. Plain
 * CommonJS, as the worker is. Whoever measures cold starts does without.
 */
'use strict'
const { createHash } = require('node:crypto')
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs')
const Module = require('node:module')
const path = require('node:path')
const vm = require('node:vm')

const DIGEST_BYTES = 20

/** The kept code of these bytes: nothing when none was kept, or that of others. */
function keptCode(keptIn, digest) {
  try {
    const kept = readFileSync(keptIn)
    return digest.equals(kept.subarray(0, DIGEST_BYTES)) ? kept.subarray(DIGEST_BYTES) : undefined
  } catch {
    return undefined
  }
}

/** In one step: other workers read it. */
function write(keptIn, content) {
  mkdirSync(path.dirname(keptIn), { recursive: true })
  const fresh = `${keptIn}.${process.hrtime.bigint()}.tmp`
  writeFileSync(fresh, content)
  renameSync(fresh, keptIn)
}

/**
 * As `require(file)`, for a file nothing else requires. `keep` stores what has been compiled until then, unless it
 * came from the store.
 */
function requireCompiled(file, keptIn) {
  const source = readFileSync(file)
  const digest = createHash('sha1').update(source).digest()
  const cachedData = keptCode(keptIn, digest)
  const script = new vm.Script(Module.wrap(source.toString('utf8')), { filename: file, cachedData })
  const loaded = new Module(file)
  loaded.filename = file
  script.runInThisContext().call(loaded.exports, loaded.exports, Module.createRequire(file), loaded, file, path.dirname(file))
  const isKept = cachedData !== undefined && !script.cachedDataRejected
  const keep = () => { if (!isKept) write(keptIn, Buffer.concat([digest, script.createCachedData()])) }
  return { code: loaded.exports, keep }
}

module.exports = { requireCompiled }
