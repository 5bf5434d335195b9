/**
 * `npm run test:upgrade`: T12. Today's functions on the data of every version kept, asked what its client asked.
 * `npm run test:upgrade keep 2027-03` keeps the version of today; do so once a release, before its first migration.
 */
import { mkdirSync } from 'node:fs'
import { buildFunctions } from '@/local/testing/buildFunctions'
import { brokenFor, folder, keep, read, versions } from './fixture'

async function main(): Promise<void> {
  await buildFunctions()
  const [, , verb, name = ''] = process.argv
  if (verb === 'keep') {
    if (!/^[\w.-]+$/.test(name)) throw new Error('name the version: npm run test:upgrade keep 2027-03')
    mkdirSync(folder, { recursive: true })
    const { bytes, requests } = await keep(name)
    console.log(`${name}: ${(bytes / 1024).toFixed(0)} KB, ${requests} requests`)
    return
  }
  let failed = 0
  for (const version of versions()) {
    const fixture = read(version)
    const broken = await brokenFor(fixture)
    failed += broken.length
    console.log(`${version}: ${Object.values(fixture.data).flat().length} documents, ${fixture.requests.length} requests, ${broken.length} broken`)
    for (const sentence of broken) console.log(`  ${sentence}`)
  }
  process.exitCode = failed === 0 ? 0 : 1
}

void main()
