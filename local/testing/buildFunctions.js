/**
 * Bundles every door to one CommonJS file in dist/cloudfunctions/<door>/, SDK inside, with its
 * config.json and a package.json: the folder is what would be uploaded. Run by `npm start`, by the
 * deploy script and by jest before all tests.
 */
const { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs')
const path = require('node:path')
const { build } = require('esbuild')

const root = path.resolve(__dirname, '../..')
const sourceDir = path.join(root, 'cloudfunctions')
const targetDir = path.join(root, 'dist/cloudfunctions')

/** Folders with an index.ts and a config.json are doors; `features/` and `kit/` are not. */
function doors() {
  if (!existsSync(sourceDir)) return []
  return readdirSync(sourceDir).filter((name) =>
    existsSync(path.join(sourceDir, name, 'index.ts')) && existsSync(path.join(sourceDir, name, 'config.json')))
}

/** Replaces a file in one step, and only if it changed: another run may be reading it. */
function replace(file, content) {
  if (existsSync(file) && readFileSync(file).equals(Buffer.from(content))) return
  const fresh = `${file}.${process.pid}.tmp`
  writeFileSync(fresh, content)
  renameSync(fresh, file)
}

/** Builds a module of `controls/` in the place of one of the product's: how a negative control is made. */
function replaced(modules) {
  return {
    name: 'control',
    setup(esbuild) {
      const controls = Object.values(modules).map((file) => path.join(root, file))
      esbuild.onResolve({ filter: /^(\.|@\/)/ }, ({ importer, path: specifier }) => {
        // A control builds on what it replaces.
        if (controls.includes(importer)) return undefined
        const wanted = specifier.startsWith('@/') ? specifier.slice(2) : path.relative(root, path.resolve(path.dirname(importer), specifier))
        return modules[wanted] ? { path: path.join(root, modules[wanted]) } : undefined
      })
    },
  }
}

async function buildDoor(door, targetDir, modules, folder = path.join(sourceDir, door)) {
  const result = await build({
    entryPoints: [path.join(folder, 'index.ts')],
    bundle: true,
    platform: 'node',
    target: 'node18',
    format: 'cjs',
    // A cold start reads the whole file: without blanks a third less of it, and faster as plain ASCII. Names and lines stay, for the stacks in the log.
    charset: 'ascii',
    minifyWhitespace: true,
    lineLimit: 160,
    sourcemap: false,
    write: false,
    outfile: 'index.js',
    tsconfig: path.join(root, 'tsconfig.json'),
    absWorkingDir: root,
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [replaced(modules)],
  })
  const target = path.join(targetDir, door)
  mkdirSync(target, { recursive: true })
  replace(path.join(target, 'index.js'), result.outputFiles[0].contents)
  replace(path.join(target, 'config.json'), readFileSync(path.join(folder, 'config.json')))
  replace(path.join(target, 'package.json'), `${JSON.stringify({ name: door, version: '1.0.0', private: true, main: 'index.js' }, null, 2)}\n`)
}

/**
 * @param {string} [target] where to; the folder that would be uploaded when absent
 * @param {Record<string, string>} [modules] source files to build in the place of others, without `.ts`: for negative controls
 * @returns {Promise<string[]>} names of the doors built
 */
async function buildFunctions(target = targetDir, modules = {}) {
  const found = doors()
  for (const door of found) await buildDoor(door, target, modules)
  return found
}

module.exports = async () => {
  // Functions run in UTC in the cloud. A worker's own TZ does nothing, so the process must have it.
  process.env.TZ ??= 'UTC'
  await buildFunctions()
}
module.exports.buildFunctions = buildFunctions
module.exports.buildDoor = buildDoor
