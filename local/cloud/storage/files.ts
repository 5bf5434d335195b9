import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream, linkSync, mkdirSync, readdirSync, rmSync, type ReadStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CLOUD_PATH_BYTES, FILE_BYTES } from '../limits'
import type { Records } from '../records'

export interface StoredFile {
  path: string
  size: number
  /** Media type by the extension of the name. */
  type: string
}

/** Bytes under hash names, so that no name a person chose ever touches the file system. */
export interface Files {
  /** Streams to disk; on return bytes and entry survive a power cut. The same path is replaced in one step. */
  write(cloudPath: string, bytes: Readable): Promise<void>
  find(cloudPath: string): StoredFile | undefined
  read(cloudPath: string): ReadStream
  /** Whether there was one. */
  remove(cloudPath: string): Promise<boolean>
  /** Keeps the bytes of now beside: `comeBack` puts them where they were, `end` lets them go. The entries are the records'. */
  moment(): { comeBack(): void; end(): void }
}

/** Why the cloud refuses this cloudPath, or null (存储 › 文件名命名限制). */
export function whyNotPath(cloudPath: unknown): string | null {
  if (typeof cloudPath !== 'string' || cloudPath === '') return 'cloudPath must be a text'
  if (cloudPath.startsWith('/')) return 'cloudPath must not start with /'
  if (cloudPath.includes('//')) return 'cloudPath must not contain //'
  if (cloudPath.split('/').includes('..')) return 'cloudPath must not contain ..'
  if (/[\u0000-\u001f\u007f]/.test(cloudPath)) return 'cloudPath must not contain control characters'
  if (Buffer.byteLength(cloudPath) > CLOUD_PATH_BYTES) return `cloudPath has more than ${CLOUD_PATH_BYTES} bytes`
  return null
}

export class FileTooLarge extends Error {}

export function openFiles(dir: string, records: Records, now: () => number): Files {
  const incoming = path.join(dir, 'incoming')
  rmSync(incoming, { recursive: true, force: true })
  mkdirSync(incoming, { recursive: true })
  const nameOf = (cloudPath: string) => {
    const hash = createHash('sha256').update(cloudPath).digest('hex')
    return { folder: path.join(dir, hash.slice(0, 2)), file: path.join(dir, hash.slice(0, 2), hash) }
  }

  return {
    async write(cloudPath, bytes) {
      const fresh = path.join(incoming, randomUUID())
      const { folder, file } = nameOf(cloudPath)
      try {
        const size = await writeDurably(fresh, bytes)
        mkdirSync(folder, { recursive: true })
        await rename(fresh, file)
        await syncFolders(folder, dir)
        records.run('INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?)', cloudPath, size, typeOf(cloudPath), now())
      } catch (error) {
        await rm(fresh, { force: true })
        throw error
      }
    },
    find(cloudPath) {
      const row = records.first('SELECT size, type FROM file WHERE path = ?', cloudPath)
      return row && { path: cloudPath, size: Number(row.size), type: String(row.type) }
    },
    read: (cloudPath) => createReadStream(nameOf(cloudPath).file),
    async remove(cloudPath) {
      const gone = records.run('DELETE FROM file WHERE path = ?', cloudPath) > 0
      if (gone) await rm(nameOf(cloudPath).file, { force: true })
      return gone
    },
    moment() {
      const beside = `${dir}-kept`
      linkAll(dir, beside)
      return {
        comeBack: () => linkAll(beside, dir),
        end: () => rmSync(beside, { recursive: true, force: true }),
      }
    },
  }
}

/** Makes `to` hold what `from` holds, without copying a byte: a file is never changed in its place. */
function linkAll(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true })
  mkdirSync(to, { recursive: true })
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)]
    if (entry.isDirectory()) linkAll(source, target)
    else linkSync(source, target)
  }
}

async function writeDurably(file: string, bytes: Readable): Promise<number> {
  let size = 0
  async function* counted(chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      size += chunk.length
      if (size > FILE_BYTES) throw new FileTooLarge(`a file has at most ${FILE_BYTES} bytes`)
      yield chunk
    }
  }
  await pipeline(bytes, counted, createWriteStream(file, { flush: true }))
  return size
}

/** A renamed file survives a power cut only when its folder is synced too. */
async function syncFolders(...folders: string[]): Promise<void> {
  for (const folder of folders) {
    const handle = await open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  }
}

const TYPES: Record<string, string> = {
  '.png': 'image/png', '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.gif': 'image/gif', '.webp': 'image/webp',
  '.pdf': 'application/pdf', '.txt': 'text/plain; charset=utf-8', '.csv': 'text/csv; charset=utf-8',
  '.json': 'application/json; charset=utf-8', '.mp4': 'video/mp4', '.mp3': 'audio/mpeg',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

function typeOf(cloudPath: string): string {
  return TYPES[path.extname(cloudPath).toLowerCase()] ?? 'application/octet-stream'
}
