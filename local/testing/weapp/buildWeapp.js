/**
 * Builds the mini-program and the functions before its tests, the former only when a source is newer
 * than what stands in dist/weapp.
 */
const { existsSync, readdirSync, statSync } = require('node:fs')
const path = require('node:path')
const { spawnSync } = require('node:child_process')
const prepareFunctions = require('../buildFunctions')

const root = path.resolve(__dirname, '../../..')
const witness = path.join(root, 'dist/weapp/app.json')
const sources = ['client', 'types', 'babel.config.js', 'package-lock.json'].map((name) => path.join(root, name))

function newest(file) {
  const stat = statSync(file)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(0, ...readdirSync(file).filter((name) => !/\.test\.tsx?$/.test(name)).map((name) => newest(path.join(file, name))))
}

function isFresh() {
  return existsSync(witness) && statSync(witness).mtimeMs > Math.max(...sources.map(newest))
}

module.exports = async () => {
  await prepareFunctions()
  if (process.env.WEAPP_DIR || isFresh()) return
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, 'client/config/build.js'), 'weapp'], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`the mini-program does not build:\n${`${stdout}\n${stderr}`.slice(-3000)}`)
}
