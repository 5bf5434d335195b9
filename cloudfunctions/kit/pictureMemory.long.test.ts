/** A function has 256 MB. The largest picture that is taken must fit, again and again in one warm instance. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildSync } from 'esbuild'
import { aJpeg, aPng } from '@/local/testing/pictures'

const FUNCTION_MB = 256
const root = path.resolve(__dirname, '../..')
const dir = mkdtempSync(path.join(tmpdir(), 'pictures-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

/** `without`: a line of the product that is left out, for the negative control. */
function peakOf(picture: Buffer, times: number, without = ''): { peakMb: number; ms: number } {
  const [bundle, file] = [path.join(dir, 'run.js'), path.join(dir, 'picture')]
  const built = buildSync({
    entryPoints: [path.join(root, 'local/testing/redrawMany.ts')], bundle: true, platform: 'node', format: 'cjs', write: false, logLevel: 'error', tsconfig: path.join(root, 'tsconfig.json'),
  }).outputFiles[0]?.text as string
  if (without && !built.includes(without)) throw new Error(`the product does not say ${without}`)
  writeFileSync(bundle, without ? built.replaceAll(without, '') : built)
  writeFileSync(file, picture)
  return JSON.parse(execFileSync(process.execPath, [bundle, file, String(times)], { encoding: 'utf8' }).trim()) as { peakMb: number; ms: number }
}

test.each([
  ['JPEG', () => aJpeg(1600, 1200)],
  ['PNG', () => aPng(1600, 1200)],
])('the largest %s fits, four times in a row', (_kind, draw) => {
  const { peakMb, ms } = peakOf(draw(), 4)
  expect(peakMb).toBeLessThan(FUNCTION_MB - 16)
  expect(ms).toBeLessThan(5_000)
})

test('control: without the collection before each step it does not fit', () => {
  expect(peakOf(aJpeg(1600, 1200), 4, '  collect();').peakMb).toBeGreaterThan(FUNCTION_MB)
})
