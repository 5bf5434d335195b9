import { execFile } from 'node:child_process'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { openTestCloud, type TestCloud } from './functions/fixtures/openTestCloud'
import { workerEnvironment } from './functions/environment'
import { encode } from './openapi/protobuf'

let cloud: TestCloud
beforeAll(async () => { cloud = await openTestCloud({ maxWorkers: 2 }) })
afterAll(() => cloud.close())

describe('SDK programs outside the server', () => {
  it('work with the environment variables alone', async () => {
    const script = path.join(__dirname, 'functions/fixtures/outside.cjs')
    const env = { ...process.env, ...workerEnvironment(`${cloud.url}/admin`, tmpdir()) }
    const { stdout } = await promisify(execFile)(process.execPath, [script], { env })
    const nobody = { APPID: 'wx0000000000000000', ENV: 'dev-env', SOURCE: 'scf', userInfo: null }
    expect(JSON.parse(stdout)).toEqual({
      wxContext: {},
      wxAdd: { _id: expect.any(String) as string, errMsg: 'collection.add:ok' },
      wxCount: { total: expect.any(Number) as number, errMsg: 'collection.count:ok' },
      wxCall: { result: nobody, errMsg: 'callFunction:ok', requestID: expect.any(String) as string },
      wxCallNoData: { result: {}, errMsg: 'callFunction:ok', requestID: expect.any(String) as string },
      wxUpload: { fileID: 'cloud://dev-env.6465-dev-env-1300000000/out/side 文.txt', statusCode: -1, errMsg: 'uploadFile:ok' },
      wxUploadStream: { fileID: 'cloud://dev-env.6465-dev-env-1300000000/out/stream.txt', statusCode: -1, errMsg: 'uploadFile:ok' },
      wxTempUrl: 0,
      wxDownload: 'from outside',
      wxDownloadMissing: expect.stringContaining('no such file') as string,
      wxOpenApi: 'image/png',
      wxCallOpenApi: { errMsg: 'callOpenAPI:ok', result: expect.objectContaining({ errcode: 40097 }) as object },
      tcbAdd: expect.objectContaining({ id: expect.any(String) as string }) as object,
      tcbCall: nobody,
      tcbUpload: 'cloud://dev-env.6465-dev-env-1300000000/out/tcb.txt',
      tcbTempUrl: 'SUCCESS',
      tcbInfo: 'from outside'.length,
      tcbDownload: 'from outside',
      tcbCopy: { code: 'INVALID_PARAM', message: expect.stringContaining('storage.batchCopyFile') as string },
      tcbDelete: 'SUCCESS',
      wxDeleteGone: -503003,
      wxPay: { errCode: expect.any(Number) as number, errMsg: expect.stringContaining('wx.wxPayApi') as string },
    })
  })
})

/** Requests as recorded from the SDK; the common fields as they come. */
const common = { envName: 'dev-env', wxCloudApiToken: '', wxCloudbaseAccesstoken: '', tcb_sessionToken: '', sessionToken: 'sess', crossAuthorizationToken: '' }
const headers = {
  authorization: 'TC3-HMAC-SHA256 Credential=local/2026-11-22/tcb/tc3_request, SignedHeaders=x, Signature=x',
  'x-sdk-version': 'wx-server-sdk/4.0.2', 'x-tcb-source': 'wx_client,scf',
}

describe('a recorded request', () => {
  const post = async (fields: object) => {
    const body = JSON.stringify({ ...fields, ...common })
    const reply = await cloud.send('POST', '/admin?env=dev-env&seqId=abc_1', { headers: { ...headers, 'content-type': 'application/json' }, body })
    expect(reply.status).toBe(200)
    return (await reply.json()) as Record<string, unknown>
  }
  const file = 'cloud://e.x/a'

  it.each<[number, object, object]>([
    [30, { action: 'functions.invokeFunction', function_name: 'probe', request_data: '{"act":"text","text":"hi"}' }, { data: { response_data: '"hi"' } }],
    [55, { action: 'functions.invokeFunction', function_name: 'x', request_data: '{}' }, { code: 'FUNCTION_NOT_FOUND' }],
    [31, { action: 'storage.getUploadMetadata', path: 'a/中文 b.txt', method: 'put' }, { data: { fileId: 'cloud://dev-env.6465-dev-env-1300000000/a/中文 b.txt' } }],
    [33, { action: 'storage.batchGetDownloadUrl', file_list: [{ fileid: file }, { fileid: 'cloud://e.x/b', max_age: 60 }] }, { data: { download_list: [{ fileID: file, code: 'STORAGE_FILE_NONEXIST', tempFileURL: '' }, {}] } }],
    [34, { action: 'storage.batchDeleteFile', fileid_list: [file] }, { data: { delete_list: [{ fileID: file, code: 'STORAGE_FILE_NONEXIST' }] } }],
    [36, { action: 'wx.api', apiName: 'security.msgSecCheck', cgiName: 'commrpcv2', requestData: '{"content":"x"}' }, { data: { responseData: '{"errcode":40097,"errmsg":"version must be 2"}' } }],
    [56, { action: 'storage.batchGetDownloadUrl', file_list: [{ fileid: 'cloud://e.b/a', max_age: 600 }] }, { data: { download_list: [{ code: 'STORAGE_FILE_NONEXIST' }] } }],
  ])('no. %i is answered', async (_number, fields, expected) => {
    expect(await post(fields)).toMatchObject({ ...expected, requestId: expect.any(String) as string })
  })

  const form = async (fields: Record<string, string | Buffer>) => {
    const body = new FormData()
    for (const [name, value] of Object.entries({ ...fields, ...common })) {
      body.append(name, typeof value === 'string' ? value : new Blob([value]))
    }
    const reply = await cloud.send('POST', '/admin?env=dev-env&seqId=abc_2', { headers, body })
    return { type: reply.headers.get('content-type'), bytes: Buffer.from(await reply.arrayBuffer()) }
  }
  const pair = (key: string, value: string) => encode([[1, key], [2, value]])
  const openData = (...pairs: Buffer[]) => encode([[1, 0], [2, encode(pairs.map((bytes) => [1, bytes] as const))]])

  it('no. 35 is answered in protobuf', async () => {
    const pairs = [
      pair('touser', '"OPENID"'), pair('page', '"index"'), pair('data', '{"thing1":{"value":"活动"}}'),
      pair('template_id', '"T"'), pair('miniprogram_state', '"developer"'),
    ]
    const reply = await form({ action: 'wx.openApi', apiName: 'subscribeMessage.send', requestData: openData(...pairs) })
    expect(reply.type).toBe('application/octet-stream')
    expect(reply.bytes.toString()).toContain('{"errcode":40037,"errmsg":"template_id is invalid"}')
    expect(cloud.outbox().at(-1)).toMatchObject({ params: { touser: 'OPENID', data: { thing1: { value: '活动' } } } })
  })

  it('no. 57, an API that is not imitated, is answered with errorCode -604100', async () => {
    const media = encode([[1, 'media'], [2, Buffer.of(0xff, 0xd8)], [4, 'media.png']])
    const reply = await form({ action: 'wx.openApi', apiName: 'security.imgSecCheck', requestData: openData(media) })
    expect(reply.bytes).toEqual(encode([[3, -604100], [4, 200]]))
  })

  it.each([
    [58, { action: 'wx.openApi', apiName: 'ApiGetOpenDataByCloudId', requestData: encode([[1, 2]]) }],
    [59, { action: 'wx.wxPayApi', apiName: 'unifiedOrder', requestData: Buffer.from('{"sub_mch_id":"1"}') }],
    [0, { action: 'wx.openApi', apiName: 'subscribeMessage.send', requestData: Buffer.of(0xff, 0xff, 0xff) }],
  ])('no. %i is refused in JSON, of exactly the type the SDK looks for', async (_number, fields) => {
    const reply = await form(fields)
    expect(reply.type).toBe('application/json; charset=utf-8')
    expect(JSON.parse(reply.bytes.toString())).toMatchObject({ code: 'INVALID_PARAM' })
  })
})
