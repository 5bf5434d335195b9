/**
 * One server per data folder. An exclusive SQLite lock on a file of its own: the system frees it when the
 * process ends, however it ends, so a crash leaves nothing to clean up.
 */
import fs from 'node:fs'
import path from 'node:path'
import { storageTrouble } from './errors'
import { Connection } from './sqlite'

export interface FolderLock { release(): void }

/** Creates the folder and locks it. Throws one clear sentence when another process, or this one, holds it. */
export function lockFolder(dir: string): FolderLock {
  try {
    fs.mkdirSync(dir, { recursive: true })
    fs.accessSync(dir, fs.constants.W_OK)
  } catch (error) {
    throw new Error(`The data folder ${dir} cannot be written to (${(error as Error).message}). Choose another, or free its rights.`)
  }
  const owner = path.join(dir, 'server.pid')
  const connection = open(dir)
  try {
    connection.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE')
  } catch (error) {
    connection.close()
    const trouble = storageTrouble(error)
    if (trouble !== undefined) throw new Error(`The data folder ${dir} cannot be used: ${trouble}.`)
    const pid = fs.existsSync(owner) ? fs.readFileSync(owner, 'utf8').trim() : 'unknown'
    throw new Error(`The data folder ${dir} is in use by another local cloud (process ${pid}). Stop it, or choose another folder.`)
  }
  fs.writeFileSync(owner, `${process.pid}\n`)
  return {
    release: () => {
      fs.rmSync(owner, { force: true })
      connection.close()
    },
  }
}

function open(dir: string): Connection {
  try {
    return new Connection(path.join(dir, 'lock.sqlite'))
  } catch (error) {
    throw new Error(`The data folder ${dir} cannot be used: ${storageTrouble(error) ?? (error as Error).message}.`)
  }
}
