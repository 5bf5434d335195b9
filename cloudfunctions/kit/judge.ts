/**
 * What WeChat says of a text or a picture (内容安全 › 文本内容安全识别, 多媒体内容安全识别, version 2). Whatever goes
 * wrong on the way, the answer is 'review': no answer is never a pass.
 */
import { files, openApi } from './cloud'
import { log } from './log'

export type Verdict = 'pass' | 'review' | 'block'

/** WeChat's scenes: 1 profile, 2 comment, 3 forum, 4 log. */
export type Scene = 1 | 2 | 3 | 4

/** WeChat takes 2,500 characters a call; pieces overlap, so that no word is cut in two. */
const PIECE = 2_500
const OVERLAP = 40
/** The whole request may last ten seconds, and the checking is not its point. */
const PATIENCE_MS = 3_000
const LINK_SECONDS = 600
const IMAGE = 2

/** Pieces of at most `size` UTF-16 units that never cut a character in two. */
export function piecesOf(text: string, size = PIECE, overlap = OVERLAP): string[] {
  const pieces: string[] = []
  for (let from = 0; from < text.length; ) {
    const end = Math.min(from + size, text.length)
    const cut = end < text.length && isHighSurrogate(text, end - 1) ? end - 1 : end
    pieces.push(text.slice(from, cut))
    if (cut === text.length) break
    const back = cut - overlap
    from = isHighSurrogate(text, back - 1) ? back - 1 : back
  }
  return pieces
}

function isHighSurrogate(text: string, index: number): boolean {
  const unit = text.charCodeAt(index)
  return unit >= 0xd800 && unit <= 0xdbff
}

const suggested: Readonly<Record<string, Verdict>> = { pass: 'pass', review: 'review', risky: 'block' }

/** WeChat's `suggest` as a verdict; anything unknown goes to a person. */
export const verdictOf = (suggest: string | undefined): Verdict => suggested[suggest ?? ''] ?? 'review'

async function inTime<Result>(work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), PATIENCE_MS)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

async function judgePiece(openid: string, content: string, scene: Scene): Promise<Verdict> {
  try {
    const { result } = await inTime(openApi.checkText({ version: 2, openid, scene, content }))
    return verdictOf(result?.suggest)
  } catch (error) {
    // 61010 (not seen within two hours), a quota, a slow line: a person decides instead.
    log('unchecked text', { errCode: (error as { errCode?: number }).errCode ?? 'none' })
    return 'review'
  }
}

/** The strictest verdict on any piece of the text; an empty text passes. Never throws. */
export async function judgeText(openid: string, text: string, scene: Scene = 2): Promise<Verdict> {
  let verdict: Verdict = 'pass'
  for (const piece of piecesOf(text)) {
    const found = await judgePiece(openid, piece, scene)
    if (found === 'block') return 'block'
    if (found === 'review') verdict = 'review'
  }
  return verdict
}

/** Asks for a verdict on a picture. Returns WeChat's trace id, or null when it could not be asked. Never throws. */
export async function askAboutImage(openid: string, fileId: string, scene: Scene = 2): Promise<string | null> {
  try {
    const { fileList } = await inTime(files.temporaryUrls([fileId], LINK_SECONDS))
    const mediaUrl = fileList[0]?.tempFileURL
    if (!mediaUrl) return null
    const { traceId } = await inTime(openApi.checkMedia({ version: 2, openid, scene, mediaUrl, mediaType: IMAGE }))
    return traceId || null
  } catch (error) {
    log('unchecked image', { errCode: (error as { errCode?: number }).errCode ?? 'none' })
    return null
  }
}
