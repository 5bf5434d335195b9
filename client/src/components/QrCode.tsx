import { useMemo } from 'react'
import { View } from '@tarojs/components'
import qrcode from 'qrcode-generator'
import { a11y } from './a11y'
import { kitCopy as copy } from './copy'
import './QrCode.scss'

interface QrCodeProps {
  readonly text: string
  /** Spoken in place of the picture. */
  readonly label?: string
  readonly className?: string
}

/** A QR code, dark on white in every theme, with its four modules of quiet. Readable by any scanner. */
export function QrCode({ text, label = copy.qrCode, className = '' }: QrCodeProps) {
  const picture = useMemo(() => qrPicture(text), [text])
  return <View className={`qr-code ${className}`} style={{ backgroundImage: `url("${picture}")` }} {...a11y({ role: 'img', label })} />
}

/** One path of unit squares: neither canvas nor an image file is needed. */
export function qrPicture(text: string): string {
  const code = qrcode(0, 'M')
  code.addData(utf8(text))
  code.make()
  const count = code.getModuleCount()
  const path = Array.from({ length: count }, (_, row) => rowPath(count, (column) => code.isDark(row, column), row)).join('')
  const size = count + 8
  return `data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='-4 -4 ${size} ${size}' shape-rendering='crispEdges'%3E%3Cpath fill='%23fff' d='M-4-4h${size}v${size}h-${size}z'/%3E%3Cpath fill='%231a1412' d='${path}'/%3E%3C/svg%3E`
}

/** The library keeps the low byte of each character: one character for each byte of UTF-8, then. */
function utf8(text: string): string {
  return encodeURIComponent(text).replace(/%(..)/g, (_, byte: string) => String.fromCharCode(parseInt(byte, 16)))
}

/** Dark runs of a row, each as one rectangle. */
function rowPath(count: number, isDark: (column: number) => boolean, row: number): string {
  let path = ''
  for (let start = 0; start < count; start++) {
    if (!isDark(start)) continue
    let end = start
    while (end < count && isDark(end)) end++
    path += `M${start} ${row}h${end - start}v1h-${end - start}z`
    start = end
  }
  return path
}
