import { equal, fails, row, type Row } from '../row'

const missing = (count: number) => Array.from({ length: count }, (_, at) => `cloud://dev-env.6465-dev-env-1300000000/none-${at}`)

export const storage: Row[] = [
  row(118, 'deleteFile resolves although one file of three is missing, and says which', 'D', 'SDK 文档 › 文件存储; 云开发 › 错误码', async ({ sdk }) => {
    const upload = async (name: string) => (await sdk.uploadFile({ cloudPath: `row118/${name}`, fileContent: Buffer.from(name) })).fileID
    const { fileList } = await sdk.deleteFile({ fileList: [await upload('a'), ...missing(1), await upload('b')] })
    equal(fileList.map(({ status }) => status), [0, -503003, 0])
  }),
  row(119, 'more than 50 files at once are refused', 'D', 'SDK 文档 › 文件存储', async ({ sdk }) => {
    await fails(() => sdk.deleteFile({ fileList: missing(51) }), { errCode: -1 })
    await fails(() => sdk.getTempFileURL({ fileList: missing(51) }), { errCode: -1 })
  }),
  row(120, 'uploadFile to a path in use replaces the file', 'D', '存储 › API', async ({ sdk }) => {
    const upload = (text: string) => sdk.uploadFile({ cloudPath: 'row120.txt', fileContent: Buffer.from(text) })
    await upload('first')
    const { fileID } = await upload('second')
    equal((await sdk.downloadFile({ fileID })).fileContent.toString(), 'second')
  }),
]
