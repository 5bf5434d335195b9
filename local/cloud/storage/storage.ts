import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { WireBody, WireReply } from '../http/admin'
import { STORAGE_BATCH, TEMP_LINK_MS, UPLOAD_TICKET_MS } from '../limits'
import { FileTooLarge, whyNotPath, type Files } from './files'
import { same, type Links } from './links'

/** Prefix of every file id of this environment: `cloud://<env>.<bucket>/<path>`. */
export const FILE_ID_PREFIX = 'cloud://dev-env.6465-dev-env-1300000000/'

export interface StorageOptions {
  files: Files
  links: Links
  /** Where the SDK sends the bytes. */
  uploadUrl: string
  /** Where anybody, phones included, fetches them. */
  publicUrl: string
  now: () => number
}

export type Storage = ReturnType<typeof createStorage>

export function fileIdOf(cloudPath: string): string {
  return FILE_ID_PREFIX + cloudPath
}

/** The path of one of our file ids, or null. */
export function pathOf(fileId: unknown): string | null {
  if (typeof fileId !== 'string' || !fileId.startsWith(FILE_ID_PREFIX)) return null
  return fileId.slice(FILE_ID_PREFIX.length)
}

/** The storage actions of the wire, and the two routes the issued addresses lead to. */
export function createStorage({ files, links, uploadUrl, publicUrl, now }: StorageOptions) {
  async function getUploadMetadata({ path, method }: WireBody): Promise<WireReply> {
    const reason = method === 'put' ? whyNotPath(path) : `method ${String(method)} is not imitated`
    if (reason || typeof path !== 'string') return { code: 'INVALID_PARAM', message: reason ?? '' }
    const expires = now() + UPLOAD_TICKET_MS
    const data = {
      url: uploadUrl + links.sign('put', path, expires),
      token: links.token(path, expires),
      authorization: links.token(path, expires),
      fileId: fileIdOf(path),
      cosFileId: randomUUID(),
    }
    return { data }
  }

  /** A fresh link, or null when there is no such file. `maxAge` in seconds, cut to the cloud's 10 minutes. */
  function linkTo(fileId: unknown, maxAge: unknown, base = publicUrl): { url: string; maxAge: number } | null {
    const path = pathOf(fileId)
    if (path === null || !files.find(path)) return null
    const wish = typeof maxAge === 'number' && maxAge > 0 ? maxAge : TEMP_LINK_MS / 1000
    const seconds = Math.min(wish, TEMP_LINK_MS / 1000)
    return { url: base + links.sign('get', path, now() + seconds * 1000), maxAge: seconds }
  }

  async function batchGetDownloadUrl({ file_list: list }: WireBody): Promise<WireReply> {
    const refusal = whyNotBatch(list)
    if (refusal || !Array.isArray(list)) return { code: 'INVALID_PARAM', message: refusal ?? '' }
    const items = list as Array<{ fileid?: unknown; max_age?: unknown } | null>
    return { data: { download_list: items.map((item) => {
      const fileID = item?.fileid
      const link = linkTo(fileID, item?.max_age)
      if (!link) return { fileID, code: 'STORAGE_FILE_NONEXIST', message: `no such file: ${String(fileID)}`, tempFileURL: '' }
      return { fileID, code: 'SUCCESS', maxAge: link.maxAge, tempFileURL: link.url }
    }) } }
  }

  async function batchDeleteFile({ fileid_list: list }: WireBody): Promise<WireReply> {
    const refusal = whyNotBatch(list)
    if (refusal || !Array.isArray(list)) return { code: 'INVALID_PARAM', message: refusal ?? '' }
    const deleted: Array<Record<string, unknown>> = []
    for (const fileID of list as unknown[]) {
      const path = pathOf(fileID)
      const gone = path !== null && (await files.remove(path))
      deleted.push(gone ? { fileID, code: 'SUCCESS' } : { fileID, code: 'STORAGE_FILE_NONEXIST', message: 'no such file' })
    }
    return { data: { delete_list: deleted } }
  }

  /** Second step of an upload: the bytes. Success is an empty body, failure XML, as the SDK expects. */
  async function put(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const path = links.verify('put', url)
    const token = path === null ? '' : links.token(path, Number(url.searchParams.get('e')))
    if (path === null || !same(request.headers.authorization ?? '', token)) {
      request.resume()
      return sendXml(response, 403, 'AccessDenied', 'the upload address is forged or has expired')
    }
    try {
      await files.write(path, request)
      response.writeHead(200, { 'content-length': 0 }).end()
    } catch (error) {
      request.resume()
      const code = error instanceof FileTooLarge ? 'EntityTooLarge' : 'InternalError'
      sendXml(response, 200, code, error instanceof Error ? error.message : String(error))
    }
  }

  async function get(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const path = links.verify('get', url)
    if (path === null) return sendXml(response, 403, 'AccessDenied', 'the link is forged or has expired')
    const file = files.find(path)
    if (!file) return sendXml(response, 404, 'NoSuchKey', 'the file is gone')
    response.writeHead(200, {
      'content-type': file.type,
      'content-length': file.size,
      'cache-control': 'private, no-store',
      // Uploaded bytes share the page's origin here: nothing in them may run.
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    })
    if (request.method === 'HEAD') return void response.end()
    await pipeline(files.read(path), response)
  }

  return {
    actions: {
      'storage.getUploadMetadata': getUploadMetadata,
      'storage.batchGetDownloadUrl': batchGetDownloadUrl,
      'storage.batchDeleteFile': batchDeleteFile,
    },
    put,
    get,
    linkTo,
  }
}

function whyNotBatch(list: unknown): string | null {
  if (!Array.isArray(list) || list.length === 0) return 'the list of files is empty'
  return list.length > STORAGE_BATCH ? `at most ${STORAGE_BATCH} files at once, here ${list.length}` : null
}

/** All four elements are required by the SDK. */
function sendXml(response: ServerResponse, status: number, code: string, message: string): void {
  const safe = message.replace(/[<>&]/g, ' ')
  const id = randomUUID()
  const xml = `<?xml version='1.0' encoding='utf-8' ?><Error><Code>${code}</Code><Message>${safe}</Message>`
    + `<RequestId>${id}</RequestId><TraceId>${id}</TraceId></Error>`
  response.writeHead(status, { 'content-type': 'application/xml', 'content-length': Buffer.byteLength(xml) }).end(xml)
}
