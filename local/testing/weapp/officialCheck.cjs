#!/usr/bin/env node
/**
 * WeChat's own compile and quality check of a built package, without its servers:
 * `node local/testing/weapp/officialCheck.cjs [dist/weapp]`. Prints a JSON report as its last line and
 * ends with 1 when something is wrong. miniprogram-ci keeps what it read per project path, so each check
 * is a process with a copy of its own.
 */
const { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } = require('node:fs')
const { generateKeyPairSync } = require('node:crypto')
const dns = require('node:dns')
const { tmpdir } = require('node:os')
const path = require('node:path')

/** It asks servicewechat.com for a list of file types and goes on without; nothing here needs the network. */
dns.lookup = (host, options, done) => {
  const answer = typeof options === 'function' ? options : done
  process.nextTick(() => answer(Object.assign(new Error(`${host} is not asked`), { code: 'ENOTFOUND' })))
}
const ci = require('miniprogram-ci')

const root = path.resolve(__dirname, '../../..')

/** The settings that decide the upload are the repository's own. */
function prepare(built, dir) {
  cpSync(built, path.join(dir, 'weapp'), { recursive: true })
  rmSync(path.join(dir, 'weapp/project.config.json'), { force: true })
  const { cloudfunctionRoot, ...settings } = JSON.parse(readFileSync(path.join(root, 'project.config.json'), 'utf8'))
  writeFileSync(path.join(dir, 'project.config.json'), JSON.stringify({ ...settings, miniprogramRoot: 'weapp/' }))
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
  })
  writeFileSync(path.join(dir, 'key.pem'), privateKey)
}

async function check(dir) {
  const project = new ci.Project({ appid: 'wx0000000000000000', type: 'miniProgram', projectPath: dir, privateKeyPath: path.join(dir, 'key.pem') })
  project.attr = async () => ci.DefaultProjectAttr
  const problems = []
  const attempt = async (name, work) => {
    try {
      return await work()
    } catch (error) {
      problems.push(`${name}: ${error.path ? `${error.path} ` : ''}${error.message ?? error}`)
      return undefined
    }
  }
  await attempt('app.json', () => ci.getAppJSON(project))
  // The build has minified already; a second time takes 15 s and changes nothing.
  const setting = { es6: false, minified: false, minifyJS: false, minifyWXML: true, minifyWXSS: true }
  const files = await attempt('compile', () => ci.getCompiledResult({ project, version: '0', desc: '', setting, onProgressUpdate() {} }))
  const quality = (await attempt('quality', () => ci.checkCodeQuality(project))) ?? []
  for (const { name, success, text, detail } of quality) if (!success) problems.push(`${name}: ${text} ${JSON.stringify(detail ?? '')}`)
  const sizes = quality.find(({ name }) => name === 'PACKAGE_SIZE_LIMIT')?.detail ?? {}
  return { problems, sizes, checks: quality.map(({ name }) => name), files: Object.keys(files ?? {}).length }
}

async function main() {
  const built = path.resolve(process.argv[2] ?? path.join(root, 'dist/weapp'))
  const dir = mkdtempSync(path.join(tmpdir(), 'official-'))
  // It leaves an empty folder with a random name wherever it is started.
  process.chdir(dir)
  try {
    prepare(built, dir)
    const report = await check(dir)
    process.stdout.write(`\n${JSON.stringify(report)}\n`)
    return report.problems.length === 0 ? 0 : 1
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

// The compiler leaves helpers running; they end with this process.
main().then((code) => process.exit(code), (error) => {
  console.error(error)
  process.exit(2)
})
