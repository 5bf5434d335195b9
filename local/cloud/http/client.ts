import type { IncomingMessage, ServerResponse } from 'node:http'
import { LOCAL_BODY_BYTES, STORAGE_BATCH, TEMPLATES_PER_REQUEST } from '../limits'
import type { Consents, Templates } from '../openapi/subscribe'
import { fileIdOf, pathOf, type Storage } from '../storage/storage'
import { FileTooLarge, whyNotPath, type Files } from '../storage/files'
import { parseObject, readBody, Refusal } from './body'
import { callerFrom, headerOf } from './call'
import { sendJson, type Handler, type Routes } from './server'

export interface ClientOptions {
  files: Files
  storage: Storage
  consents: Consents
  templates: Templates
  newPhoneCode: (phone: string) => string
  /** Folders the client may write and read, `{openid}` stands for the person; none = admin only. */
  clientFolders: readonly string[]
}

/**
 * What `wx.cloud` and `wx` do inside WeChat and a web page cannot: uploading, resolving file ids,
 * consenting to messages, the phone number button. Answers as those calls resolve or reject.
 */
export function createClientRoutes(options: ClientOptions): Routes {
  const mayTouch = (openid: string, path: string) =>
    options.clientFolders.some((folder) => path.startsWith(folder.replaceAll('{openid}', openid)))

  const upload: Handler = async (request, response, url) => {
    const openid = personOf(request)
    const cloudPath = url.searchParams.get('cloudPath')
    const reason = whyNotPath(cloudPath)
    if (reason || cloudPath === null) return refuse(request, response, -501007, `uploadFile:fail ${reason}`)
    if (!mayTouch(openid, cloudPath)) return refuse(request, response, -503002, 'uploadFile:fail storage permission denied')
    try {
      await options.files.write(cloudPath, request)
    } catch (error) {
      if (error instanceof FileTooLarge) return refuse(request, response, -403001, `uploadFile:fail ${error.message}`)
      throw error
    }
    sendJson(response, 200, { fileID: fileIdOf(cloudPath), statusCode: 200, errMsg: 'uploadFile:ok' })
  }

  const resolve: Handler = (request, response, url) => {
    const openid = personOf(request)
    const ids = url.searchParams.getAll('id')
    if (ids.length === 0 || ids.length > STORAGE_BATCH) {
      return refuse(request, response, -501007, `getTempFileURL:fail 1 to ${STORAGE_BATCH} ids`)
    }
    const base = `http://${request.headers.host}`
    sendJson(response, 200, { errMsg: 'getTempFileURL:ok', fileList: ids.map((fileID) => {
      const path = pathOf(fileID)
      if (path === null || !mayTouch(openid, path)) {
        return { fileID, tempFileURL: '', status: -503002, errMsg: 'storage permission denied' }
      }
      const link = options.storage.linkTo(fileID, undefined, base)
      return link
        ? { fileID, tempFileURL: link.url, maxAge: link.maxAge, status: 0, errMsg: 'ok' }
        : { fileID, tempFileURL: '', status: -503003, errMsg: 'storage file not exists' }
    }) })
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

  return { 'POST /upload': upload, 'GET /file': resolve, 'POST /subscribe': subscribe, 'POST /phone-code': phoneCode }
}

function verdict(templates: Templates, refused: readonly string[], id: string): 'accept' | 'reject' | 'filter' {
  if (!(id in templates)) return 'filter'
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

function refuse(request: IncomingMessage, response: ServerResponse, errCode: number, errMsg: string): void {
  request.resume()
  sendJson(response, 200, { errCode, errMsg })
}
