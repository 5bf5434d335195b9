/** `wx.cloud`, wired to the local cloud: what a tap asks is answered by the product's own functions. */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Cloud } from '@/local/cloud'
import { WxFailure, type AsyncApi, type Options } from './api'
import type { Phone } from './phone'

export interface CloudSeat {
  readonly cloud: Pick<Cloud, 'call' | 'url'>
  /** Whose phone it is; the cloud learns it from WeChat, never from the program. */
  readonly openid: string
  /** Action names in the order they were asked. */
  readonly actions: string[]
}

export function cloudApis({ cloud, openid, actions }: CloudSeat, phone: Phone): Record<string, AsyncApi> {
  const online = (name: string) => {
    if (!phone.isOnline()) throw new WxFailure(`cloud.${name}:fail Error: errCode: -404011 | errMsg: request:fail`, -404011)
  }
  return {
    callFunction: async ({ name, data }) => {
      online('callFunction')
      const event = JSON.parse(JSON.stringify(data ?? {})) as { action?: string }
      actions.push(event.action ?? String(name))
      const reply = await cloud.call(String(name), event, openid)
      if ('result' in reply) return reply
      throw new WxFailure(reply.errMsg, reply.errCode)
    },
    uploadFile: async ({ cloudPath, filePath }) => {
      online('uploadFile')
      const target = `${cloud.url}/upload?path=${encodeURIComponent(String(cloudPath))}`
      const body = readFileSync(phone.realPath(String(filePath)))
      return replyOf(await fetch(target, { method: 'POST', body, headers: { 'x-openid': openid } }))
    },
    downloadFile: async ({ fileID }: Options) => {
      online('downloadFile')
      const file = await fetch(`${cloud.url}/file?id=${encodeURIComponent(String(fileID))}`, { headers: { 'x-openid': openid } })
      if (!file.ok) throw new WxFailure(`cloud.downloadFile:fail ${file.status}`, -503003)
      const tempFilePath = phone.newFile(path.extname(String(fileID)))
      writeFileSync(phone.realPath(tempFilePath), Buffer.from(await file.arrayBuffer()))
      return { tempFilePath, statusCode: 200 }
    },
  }
}

async function replyOf(response: Response): Promise<object> {
  const reply = (await response.json()) as { errCode?: number; errMsg?: string }
  if (!response.ok || reply.errCode) throw new WxFailure(reply.errMsg ?? `fail ${response.status}`, reply.errCode)
  return reply
}
