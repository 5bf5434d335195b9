/**
 * A picture from an unknown hand, drawn anew: only its pixels survive. Where it was taken (EXIF, GPS), comments, thumbnails and
 * anything hidden behind it are gone. What a file is says its first bytes, never its name.
 */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { RawImageData } from 'jpeg-js'

export const MAX_PICTURE_BYTES = 5 * 1024 * 1024
/**
 * 1600×1200. A function has 256 MB; one picture of this size after another was measured to hold at most 190 MB, the SDK
 * included (pictureMemory.test.ts). Phones make pictures smaller before they send them.
 */
export const MAX_PICTURE_PIXELS = 1_920_000
const MAX_SIDE = 4_800
const QUALITY = 82
const DECODER_MB = 64

export type PictureFault = 'not a picture' | 'too many bytes' | 'too many pixels'

export class BadPicture extends Error {
  constructor(readonly fault: PictureFault) {
    super(fault)
  }
}

/** What the header promises, before a single pixel is unpacked. */
export interface Header {
  readonly kind: 'jpeg' | 'png'
  readonly width: number
  readonly height: number
  /** EXIF orientation 1 to 8: how the pixels must be turned once the note about it is gone. */
  readonly orientation: number
}

const PNG_START = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const FRAMES = new Set([0xc0, 0xc1, 0xc2])

const isJpeg = (bytes: Buffer) => bytes.length > 4 && bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff
const isPng = (bytes: Buffer) => bytes.length > 33 && bytes.subarray(0, 8).equals(PNG_START) && bytes.toString('latin1', 12, 16) === 'IHDR'

/** The value of tag 0x0112 of an APP1 segment, 1 when it says nothing sensible. */
function orientationIn(segment: Buffer): number {
  if (segment.length < 18 || segment.toString('latin1', 0, 6) !== 'Exif\0\0') return 1
  const tiff = segment.subarray(6)
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number) => (at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  const entries = Math.min(short(directory), 64)
  for (let entry = 0; entry < entries; entry += 1) {
    const at = directory + 2 + entry * 12
    if (short(at) === 0x0112) return short(at + 8) >= 1 && short(at + 8) <= 8 ? short(at + 8) : 1
  }
  return 1
}

function jpegHeader(bytes: Buffer): Header | null {
  let orientation = 1
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] as number
    const size = bytes.readUInt16BE(at + 2)
    if (marker === 0xff) at += 1
    else if (FRAMES.has(marker)) return { kind: 'jpeg', height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7), orientation }
    else if (marker === 0xda || size < 2) return null
    else {
      if (marker === 0xe1 && orientation === 1) orientation = orientationIn(bytes.subarray(at + 4, at + 2 + size))
      at += 2 + size
    }
  }
  return null
}

/** Interlaced or 16-bit pictures are refused: they unpack without a bound or to twice the size. */
function pngHeader(bytes: Buffer): Header | null {
  const [depth, interlace] = [bytes[24] as number, bytes[28]]
  return depth <= 8 && interlace === 0 ? { kind: 'png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), orientation: 1 } : null
}

/** Throws `BadPicture` unless these bytes are a picture that fits. */
export function headerOf(bytes: Buffer): Header {
  if (bytes.length > MAX_PICTURE_BYTES) throw new BadPicture('too many bytes')
  const header = isJpeg(bytes) ? jpegHeader(bytes) : isPng(bytes) ? pngHeader(bytes) : null
  if (!header || header.width === 0 || header.height === 0) throw new BadPicture('not a picture')
  const { width, height } = header
  if (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PICTURE_PIXELS) throw new BadPicture('too many pixels')
  return header
}

/** The pixels as they should stand, on white where they were clear. */
function upright({ width, height, data }: RawImageData<Uint8Array>, orientation: number): RawImageData<Uint8Array> {
  if (orientation === 1) return { width, height, data }
  const isTurned = orientation >= 5
  const [wide, high] = isTurned ? [height, width] : [width, height]
  const from = new Uint32Array(data.buffer, data.byteOffset, width * height)
  const to = new Uint32Array(width * height)
  const flipsX = [2, 3, 7, 8].includes(orientation)
  const flipsY = [3, 4, 6, 7].includes(orientation)
  for (let y = 0; y < high; y += 1) {
    for (let x = 0; x < wide; x += 1) {
      const [column, row] = isTurned ? [y, x] : [x, y]
      to[y * wide + x] = from[(flipsY ? height - 1 - row : row) * width + (flipsX ? width - 1 - column : column)] as number
    }
  }
  return { width: wide, height: high, data: new Uint8Array(to.buffer) }
}

function onWhite(data: Uint8Array): void {
  for (let at = 3; at < data.length; at += 4) {
    const alpha = data[at] as number
    if (alpha === 255) continue
    for (let part = at - 3; part < at; part += 1) data[part] = Math.round(((data[part] as number) * alpha + 255 * (255 - alpha)) / 255)
  }
}

let collect: (() => void) | null = null

/** Collects garbage now. The decoder leaves one small buffer for each 8×8 pixels, and left alone they pile up past the 256 MB. */
function tidy(): void {
  if (!collect) {
    setFlagsFromString('--expose-gc')
    collect = runInNewContext('gc') as () => void
  }
  collect()
}

async function pixelsOf(bytes: Buffer, { kind }: Header): Promise<RawImageData<Uint8Array>> {
  if (kind === 'jpeg') {
    const jpeg = await import('jpeg-js')
    return jpeg.decode(bytes, { useTArray: true, maxResolutionInMP: 12, maxMemoryUsageInMB: DECODER_MB })
  }
  const { PNG } = await import('pngjs')
  const { width, height, data } = PNG.sync.read(bytes)
  onWhite(data)
  return { width, height, data }
}

/** The picture as a JPEG of its pixels alone. Throws `BadPicture`. */
export async function redrawn(bytes: Buffer): Promise<Buffer> {
  const header = headerOf(bytes)
  let pixels: RawImageData<Uint8Array>
  tidy()
  try {
    pixels = await pixelsOf(bytes, header)
  } catch {
    throw new BadPicture('not a picture')
  }
  // A second frame header could promise other pixels than the one that was judged.
  if (pixels.width !== header.width || pixels.height !== header.height) throw new BadPicture('not a picture')
  const { encode } = await import('jpeg-js')
  tidy()
  return encode(upright(pixels, header.orientation), QUALITY).data
}
