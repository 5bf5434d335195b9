/**
 * Writes that neither the demonstration nor the acts beside it ask, by the contract: named in a test of their noun in which
 * calls fail (that very action may be what is struck there or what leads up to it), or with a reason why not. Whatever is in neither list is open, and is said.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { ActionName } from '@/types/actions'

const root = path.resolve(__dirname, '../../..')

/** Why nobody strikes them. */
export const reasons: Readonly<Partial<Record<ActionName, string>>> = {
  'sheet.template': 'writes nothing but the line that it was taken',
  'aid.dropDraft': 'deletes one document by its id: done or not',
  'visit.saveKind': 'one write with its receipt; sent again another day in visit.test.ts',
}

function testsUnder(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? testsUnder(path.join(dir, entry.name)) : entry.name.endsWith('.test.ts') ? [path.join(dir, entry.name)] : []))
}

/** By action a test in which calls fail and the action is named; a hint where to look, no proof that it was struck. */
export function struckElsewhere(): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const file of testsUnder(path.join(root, 'cloudfunctions'))) {
    const text = readFileSync(file, 'utf8')
    if (!/faults\.plan|errorAfter/.test(text)) continue
    for (const [, action = ''] of text.matchAll(/'([a-z]+\.[a-zA-Z]+)'/g)) {
      if (!found.has(action)) found.set(action, path.relative(root, file))
    }
  }
  return found
}
