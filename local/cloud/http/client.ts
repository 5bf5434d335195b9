import type { IncomingMessage, ServerResponse } from 'node:http'
import { LOCAL_BODY_BYTES, TEMPLATES_PER_REQUEST } from '../limits'
import type { Consents, Templates } from '../openapi/subscribe'
import { fileIdOf, pathOf, type Storage } from '../storage/storage'
import { FileTooLarge, whyNotPath, type Files } from '../storage/files'
import { parseObject, readBody, Refusal } from './body'
import { callerFrom, headerOf } from './call'
import { sendJson, type Handler, type Routes } from './server'

/** Folders by prefix; `{openid}` stands for the person. What is in neither list is admin-only. */
export interface StorageRules {
  /** The client may upload here, and read what it uploaded. */
  write: readonly string[]
  /** Everybody may read here. */
  read: readonly string[]
}

export interface ClientOptions {
  files: Files
  storage: Storage
  consents: Consents
  templates: Templates
  newPhoneCode: (phone: string) => string
  rules: StorageRules
}

/**
 * What `wx.cloud` and `wx` do inside WeChat and a web page cannot: uploading, resolving file ids,
 * consenting to messages, the phone number button. Answers as those calls resolve or reject.
 */
export function createClientRoutes(options: ClientOptions): Routes {
  const { write, read } = options.rules
  const within = (folders: readonly string[], openid: string, path: string) =>
    folders.some((folder) => (openid || !folder.includes('{openid}')) && path.startsWith(folder.replaceAll('{openid}', openid)))

  const upload: Handler = async (request, response, url) => {
    const openid = personOf(request)
    const cloudPath = url.searchParams.get('path')
    const reason = whyNotPath(cloudPath)
    if (reason || cloudPath === null) return refuse(request, response, -501007, `uploadFile:fail ${reason}`)
    if (!within(write, openid, cloudPath)) return refuse(request, response, -503002, 'uploadFile:fail storage permission denied')
    try {
      await options.files.write(cloudPath, request)
    } catch (error) {
      if (error instanceof FileTooLarge) return refuse(request, response, -403001, `uploadFile:fail ${error.message}`)
      throw error
    }
    sendJson(response, 200, { fileID: fileIdOf(cloudPath), statusCode: 200, errMsg: 'uploadFile:ok' })
  }

  /** What `<image src="cloud://…">` does in WeChat: the address leads to the bytes, if the person may read them. */
  const file: Handler = (request, response, url) => {
    const id = url.searchParams.get('id')
    const path = pathOf(id)
    if (path === null) throw new Refusal(404, 'no such file')
    const openid = callerFrom(headerOf(request, 'x-openid') ?? cookieOf(request)).openid ?? ''
    if (!within(read, openid, path) && !within(write, openid, path)) throw new Refusal(403, 'storage permission denied')
    const link = options.storage.linkTo(id, undefined, `http://${request.headers.host}`)
    if (!link) throw new Refusal(404, 'no such file')
    response.writeHead(302, { location: link.url, 'cache-control': 'no-store', 'content-length': 0 }).end()
  }

  const subscribe: Handler = async (request, response) => {
    const openid = personOf(request)
    const { templateIds, rejected } = parseObject(await readBody(request, LOCAL_BODY_BYTES))
    if (!isTexts(templateIds) || templateIds.length === 0) {
      return refuse(request, response, 10001, 'requestSubscribeMessage:fail templateIds is empty')
    }
    if (templateIds.length > TEMPLATES_PER_REQUEST) {
      return refuse(request, response, 20003, `requestSubscribeMessage:fail at most ${TEMPLATES_PER_REQUEST} templates`)
    }
    const refused = isTexts(rejected) ? rejected : []
    const verdicts = templateIds.map((id) => [id, verdict(options.templates, refused, id)] as const)
    for (const [id, said] of verdicts) if (said === 'accept') options.consents.add(openid, id)
    sendJson(response, 200, { ...Object.fromEntries(verdicts), errMsg: 'requestSubscribeMessage:ok' })
  }

  const phoneCode: Handler = async (request, response) => {
    personOf(request)
    const { phone } = parseObject(await readBody(request, LOCAL_BODY_BYTES))
    if (typeof phone !== 'string' || !/^1\d{10}$/.test(phone)) {
      return refuse(request, response, -501007, 'getPhoneNumber:fail phone must be 11 digits')
    }
    sendJson(response, 200, { code: options.newPhoneCode(phone), errMsg: 'getPhoneNumber:ok' })
  }

  return { 'POST /upload': upload, 'GET /file': file, 'POST /subscribe': subscribe, 'POST /phone-code': phoneCode }
}

function verdict(templates: Templates, refused: readonly string[], id: string): 'accept' | 'reject' | 'filter' {
  if (!Object.hasOwn(templates, id)) return 'filter'
  return refused.includes(id) ? 'reject' : 'accept'
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

function personOf(request: IncomingMessage): string {
  const { openid } = callerFrom(headerOf(request, 'x-openid'))
  if (!openid) throw new Refusal(401, 'x-openid is missing: nobody is chosen')
  return openid
}

/** Pictures cannot send headers, so the switch keeps the person in a cookie as well. */
function cookieOf(request: IncomingMessage): string | undefined {
  return /(?:^|; )local-openid=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1]
}

function refuse(request: IncomingMessage, response: ServerResponse, errCode: number, errMsg: string): void {
  request.resume()
  sendJson(response, 200, { errCode, errMsg })
}
