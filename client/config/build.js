#!/usr/bin/env node
/**
 * Builds the client: `node client/config/build.js weapp|h5 [--watch]`.
 *
 * Taro's CLI hard-codes `<cwd>/config`; its own constant is the only way to keep the settings here.
 * Taro exits 0 when its config is invalid or the compile failed, so the output itself is the proof.
 */
const fs = require('node:fs')
const path = require('node:path')
const { spawnSync } = require('node:child_process')

const root = path.resolve(__dirname, '../..')
/** Taro's preset and autoprefixer read it; older phones than these have no CSS variables in WeChat. */
const BROWSERSLIST = 'ios >= 12, chrome >= 78'
const witness = { weapp: 'app.json', h5: 'index.html' }

function runTaro() {
  require('@tarojs/service/dist/utils/constants').CONFIG_DIR_NAME = 'client/config'
  require('@tarojs/cli/bin/taro')
}

function build(target, flags) {
  const started = Date.now()
  const output = path.join(root, 'dist', target)
  const proof = path.join(output, witness[target])
  fs.rmSync(proof, { force: true })
  const args = [__filename, 'build', '--type', target, '--no-check', '--disable-global-config', ...flags]
  const env = { ...process.env, TARO_BUILD_CHILD: '1', TARO_ENV: target, BROWSERSLIST }
  const { status } = spawnSync(process.execPath, args, { cwd: root, env, stdio: 'inherit' })
  if (status !== 0) return status ?? 1
  if (!fs.existsSync(proof)) return fail(`${target}: Taro left no ${witness[target]}`)
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  console.log(`${target} built in ${seconds} s`)
  return 0
}

function fail(message) {
  console.error(message)
  return 1
}

if (process.env.TARO_BUILD_CHILD) {
  runTaro()
} else {
  const [target, ...flags] = process.argv.slice(2)
  process.exitCode = target in witness ? build(target, flags) : fail('usage: build.js weapp|h5 [--watch]')
}
