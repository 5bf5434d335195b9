import qrcode from 'qrcode-generator'
import { CODE_WIDTH, CODE_WIDTH_MAX, CODE_WIDTH_MIN, SCENE_CHARACTERS, SCENE_LENGTH } from '../limits'
import { error, type Api } from './api'
import { encodePng } from './png'

export interface CodeOptions {
  /** Address of the H5 client, as a phone can reach it. */
  publicUrl: string
  /** Pages of the released version; every well-formed page when absent. */
  pages?: readonly string[]
}

/**
 * 小程序码 › 获取不限制的小程序码. The round code of WeChat cannot be drawn outside WeChat, so this is a QR
 * code that opens the same page of the H5 client with the same scene.
 */
export function createGetUnlimited({ publicUrl, pages }: CodeOptions): Api {
  return ({ scene, page = '', check_path: check = true, env_version: version = 'release', width = CODE_WIDTH }) => {
    if (typeof scene !== 'string' || scene === '' || scene.length > SCENE_LENGTH) return error(40169, 'invalid length for scene')
    if (!SCENE_CHARACTERS.test(scene)) return error(40129, 'invalid scene: characters outside the allowed set')
    if (!['release', 'trial', 'develop'].includes(String(version))) return error(40097, 'invalid env_version')
    if (typeof width !== 'number' || width < CODE_WIDTH_MIN || width > CODE_WIDTH_MAX) return error(40097, 'invalid width')
    if (typeof page !== 'string' || page.startsWith('/') || page.includes('?')) return error(41030, 'invalid page')
    if (page && check && pages && !pages.includes(page)) return error(41030, `invalid page: ${page} is not released`)
    const bytes = drawCode(`${publicUrl}/#/${page}?scene=${encodeURIComponent(scene)}`, width)
    return { contentType: 'image/png', bytes }
  }
}

/** Modules of white around a code; readers need four. */
const QUIET = 4

/** A QR code as PNG, at most `width` pixels wide, whole pixels per module. */
export function drawCode(text: string, width: number): Buffer {
  const code = qrcode(0, 'M')
  code.addData(text, 'Byte')
  code.make()
  const size = code.getModuleCount()
  const modules = size + 2 * QUIET
  const scale = Math.max(1, Math.floor(width / modules))
  const rows: Buffer[] = []
  for (let row = -QUIET; row < size + QUIET; row += 1) {
    const line = Buffer.alloc(Math.ceil((modules * scale) / 8), 0xff)
    for (let column = 0; column < size; column += 1) {
      if (row < 0 || row >= size || !code.isDark(row, column)) continue
      for (let x = (column + QUIET) * scale; x < (column + QUIET + 1) * scale; x += 1) {
        line[x >> 3] = (line[x >> 3] ?? 0) & ~(0x80 >> (x & 7))
      }
    }
    for (let copy = 0; copy < scale; copy += 1) rows.push(line)
  }
  return encodePng(modules * scale, rows)
}

/** The same code in characters, two modules per line, for a terminal. */
export function terminalCode(text: string): string {
  const code = qrcode(0, 'L')
  code.addData(text, 'Byte')
  code.make()
  const size = code.getModuleCount()
  const dark = (row: number, column: number) => row >= 0 && column >= 0 && row < size && column < size && code.isDark(row, column)
  let lines = ''
  for (let row = -2; row < size + 2; row += 2) {
    for (let column = -2; column < size + 2; column += 1) {
      const [upper, lower] = [dark(row, column), dark(row + 1, column)]
      lines += upper ? (lower ? ' ' : '▄') : lower ? '▀' : '█'
    }
    lines += '\n'
  }
  return lines
}
