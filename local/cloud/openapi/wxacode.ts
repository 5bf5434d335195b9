import { PNG } from 'pngjs'
import qrcode from 'qrcode-generator'
import { CODE_WIDTH, CODE_WIDTH_MAX, CODE_WIDTH_MIN, SCENE_CHARACTERS, SCENE_LENGTH } from '../limits'
import { error, type Api } from './api'

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
  const modules = code.getModuleCount() + 2 * QUIET
  const scale = Math.max(1, Math.floor(width / modules))
  const side = modules * scale
  const png = new PNG({ width: side, height: side })
  png.data.fill(255)
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const row = Math.floor(y / scale) - QUIET
      const column = Math.floor(x / scale) - QUIET
      const inside = row >= 0 && column >= 0 && row < code.getModuleCount() && column < code.getModuleCount()
      if (inside && code.isDark(row, column)) png.data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3)
    }
  }
  return PNG.sync.write(png)
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
