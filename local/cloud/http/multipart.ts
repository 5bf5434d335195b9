import { Refusal } from './body'

/** Parts of a multipart/form-data body by name. File names and part types are not needed by the SDK's wire. */
export function parseMultipart(bytes: Buffer, contentType: string): Map<string, Buffer> {
  const boundary = /boundary=(?:"([^"]+)"|([^;]+))/i.exec(contentType)
  const mark = Buffer.from(`--${boundary?.[1] ?? boundary?.[2] ?? ''}`)
  if (mark.length === 2) throw new Refusal(400, 'multipart without boundary')
  const parts = new Map<string, Buffer>()
  let at = bytes.indexOf(mark)
  while (at >= 0) {
    const begin = at + mark.length
    if (bytes.subarray(begin, begin + 2).toString('latin1') === '--') return parts
    const headEnd = bytes.indexOf('\r\n\r\n', begin)
    const next = bytes.indexOf(Buffer.concat([Buffer.from('\r\n'), mark]), begin)
    if (headEnd < 0 || next < 0 || headEnd > next) break
    const name = /name="([^"]*)"/i.exec(bytes.toString('latin1', begin, headEnd))?.[1]
    if (name === undefined) break
    parts.set(name, bytes.subarray(headEnd + 4, next))
    at = next + 2
  }
  throw new Refusal(400, 'the multipart body is broken')
}
