/** Writers that are known to lose data, to prove that the test would notice. */
import fs from 'node:fs'
import path from 'node:path'

export type ControlName = 'rewrites in place' | 'writes later'

const DEBOUNCE_MS = 50

export interface Control {
  add(id: string, acknowledge: () => void): void
}

const fileIn = (dir: string) => path.join(dir, 'control.json')

/** What a control has on disk; undefined when the file cannot be read as a whole. */
export function readControl(dir: string): Set<string> | undefined {
  try {
    return new Set(Object.keys(JSON.parse(fs.readFileSync(fileIn(dir), 'utf8')) as object))
  } catch {
    return undefined
  }
}

export function openControl(name: ControlName, dir: string): Control {
  const documents: Record<string, string> = Object.fromEntries([...readControl(dir) ?? []].map((id) => [id, filler]))
  const text = () => JSON.stringify(documents)
  if (name === 'rewrites in place') {
    return {
      add: (id, acknowledge) => {
        documents[id] = filler
        fs.writeFileSync(fileIn(dir), text())
        acknowledge()
      },
    }
  }
  let timer: NodeJS.Timeout | undefined
  const save = () => {
    timer = undefined
    fs.writeFileSync(`${fileIn(dir)}.tmp`, text())
    fs.renameSync(`${fileIn(dir)}.tmp`, fileIn(dir))
  }
  return {
    add: (id, acknowledge) => {
      documents[id] = filler
      timer ??= setTimeout(save, DEBOUNCE_MS)
      acknowledge()
    },
  }
}

const filler = 'x'.repeat(2_000)
