import { createHmac, timingSafeEqual } from 'node:crypto'

export type LinkMethod = 'get' | 'put'

/**
 * Signed addresses of stored bytes: method, path and expiry are covered. The path travels as base64url,
 * because the SDK applies `encodeURI` to links, which would hurt `%`, `#` and `?` in names.
 */
export interface Links {
  /** `/cos/<key>?m=get&e=<expiry ms>&s=<signature>` */
  sign(method: LinkMethod, cloudPath: string, expiresAt: number): string
  /** The path, or null for a forged or expired link. */
  verify(method: LinkMethod, url: URL): string | null
  /** What the SDK must send back as `authorization` of an upload. */
  token(cloudPath: string, expiresAt: number): string
}

export function createLinks(secret: Buffer, now: () => number): Links {
  const digest = (text: string) => createHmac('sha256', secret).update(text).digest('base64url')
  const signature = (method: string, cloudPath: string, expires: string) => digest(`${method}\n${expires}\n${cloudPath}`)
  return {
    sign(method, cloudPath, expiresAt) {
      const key = Buffer.from(cloudPath).toString('base64url')
      return `/cos/${key}?m=${method}&e=${expiresAt}&s=${signature(method, cloudPath, String(expiresAt))}`
    },
    verify(method, url) {
      const cloudPath = Buffer.from(url.pathname.slice('/cos/'.length), 'base64url').toString('utf8')
      const expires = url.searchParams.get('e') ?? ''
      if (!same(url.searchParams.get('s') ?? '', signature(method, cloudPath, expires))) return null
      return Number(expires) >= now() ? cloudPath : null
    },
    token: (cloudPath, expiresAt) => digest(`token\n${expiresAt}\n${cloudPath}`),
  }
}

export function same(given: string, expected: string): boolean {
  const a = Buffer.from(given)
  const b = Buffer.from(expected)
  return a.length === b.length && timingSafeEqual(a, b)
}
