/** Pictures for tests, and files that pretend to be one. */
import { randomUUID } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'
import { encode } from 'jpeg-js'
import { PNG } from 'pngjs'

/** RGBA of a gradient: the left top is dark, the right bottom light, so that turning it shows. */
function pixels(width: number, height: number): Buffer {
  const data = Buffer.alloc(width * height * 4, 255)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4
      data[at] = Math.round((x * 255) / width)
      data[at + 1] = Math.round((y * 255) / height)
      data[at + 2] = (x * 7 + y * 13) % 64
    }
  }
  return data
}

export const aJpeg = (width = 64, height = 48) => encode({ width, height, data: pixels(width, height) }, 90).data

export function aPng(width = 64, height = 48, alpha = 255): Buffer {
  const png = new PNG({ width, height })
  pixels(width, height).copy(png.data)
  for (let at = 3; at < png.data.length; at += 4) png.data[at] = alpha
  return PNG.sync.write(png)
}

/** A JPEG segment put right after the first marker. */
export function withSegment(jpeg: Buffer, marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), head, content, jpeg.subarray(2)])
}

/** EXIF with an orientation, and words where a phone writes its place. */
export function exif(orientation: number, words = 'GPS 23.1291N 113.2644E'): Buffer {
  const tiff = Buffer.alloc(26)
  tiff.write('MM', 0, 'latin1')
  tiff.writeUInt16BE(42, 2)
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(1, 8)
  tiff.writeUInt16BE(0x0112, 10)
  tiff.writeUInt16BE(3, 12)
  tiff.writeUInt32BE(1, 14)
  tiff.writeUInt16BE(orientation, 18)
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from(words)])
}

/** A JPEG whose header promises this size; its pixels are those of a small one. */
export function promising(width: number, height: number): Buffer {
  const jpeg = Buffer.from(aJpeg())
  const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]))
  jpeg.writeUInt16BE(height, frame + 5)
  jpeg.writeUInt16BE(width, frame + 7)
  return jpeg
}

const chunk = (name: string, data: Buffer) => {
  const size = Buffer.alloc(4)
  size.writeUInt32BE(data.length)
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([size, body, sum])
}

/** A PNG with a text beside its pixels. */
export const withText = (png: Buffer, words: string) =>
  Buffer.concat([png.subarray(0, 33), chunk('tEXt', Buffer.from(`Comment\0${words}`)), png.subarray(33)])

/** A PNG of a few kilobytes that unpacks to `megabytes`; interlaced ones unpack without a bound. */
export function pngBomb(megabytes: number, interlace: 0 | 1): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(8, 0)
  header.writeUInt32BE(8, 4)
  header.set([8, 6, 0, 0, interlace], 8)
  const body = deflateSync(Buffer.alloc(megabytes * 1024 * 1024))
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([start, chunk('IHDR', header), chunk('IDAT', body), chunk('IEND', Buffer.alloc(0))])
}

/** Uploads these bytes as this person's phone does, into their own folder. */
export async function uploaded(cloud: { readonly url: string }, openid: string, bytes: Buffer, name = `uploads/${openid}/${randomUUID()}.jpg`): Promise<string> {
  const reply = await fetch(`${cloud.url}/upload?path=${encodeURIComponent(name)}`, { method: 'POST', headers: { 'x-openid': openid }, body: new Uint8Array(bytes) })
  const { fileID } = (await reply.json()) as { fileID?: string }
  if (!fileID) throw new Error(`not uploaded: ${reply.status}`)
  return fileID
}
