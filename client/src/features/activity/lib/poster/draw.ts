/** The poster as a picture: what, when, where, by when, and the code to scan. */
import type { ActionOutput } from '@/types/actions'
import { leafOf, timeText, whenText } from '../../../../lib/format'
import { deskCopy } from '../../deskCopy'
import { drawEmblem } from './emblem'
import { openSurface } from './surface'
import { POSTER } from './surface.types'

type Poster = ActionOutput<'activity.poster'>
type Context = CanvasRenderingContext2D

const copy = deskCopy.poster
const FONT = "-apple-system, 'PingFang SC', 'HarmonyOS Sans SC', 'MiSans', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif"
const COLOURS = { red: '#c4232b', deep: '#a3171f', paper: '#fbf7f2', ink: '#2b2320', line: '#ede4da', white: '#ffffff', blush: '#ffe3dc' }
const { width: WIDTH, height: HEIGHT } = POSTER
const EDGE = 84
const FOOT = 64
const BAND = 640
const LEADING = 1.22

/** Gives the finished picture as a data URI. */
export async function drawPoster(poster: Poster): Promise<string> {
  const { context, picture, finish } = await openSurface()
  const code = await picture(poster.image)
  drawGround(context)
  drawHead(context, poster.title)
  drawDate(context, poster)
  drawPlace(context, poster.place)
  drawCode(context, code, poster.signUpClosesAt)
  return finish()
}

/** Warm paper, and a red band whose lower edge is the eaves of a house. */
function drawGround(context: Context): void {
  context.fillStyle = COLOURS.paper
  context.fillRect(0, 0, WIDTH, HEIGHT)
  context.fillStyle = COLOURS.red
  context.fillRect(0, 0, WIDTH, BAND)
  context.beginPath()
  context.moveTo(0, BAND - 1)
  context.lineTo(WIDTH, BAND - 1)
  context.lineTo(WIDTH, BAND + 20)
  context.lineTo(WIDTH / 2, BAND + 84)
  context.lineTo(0, BAND + 20)
  context.fill()
}

function drawHead(context: Context, title: string): void {
  drawEmblem(context, { x: EDGE + 44, y: 128, radius: 44 }, COLOURS.white, COLOURS.red)
  write(context, copy.union, { x: EDGE + 112, y: 128, size: 44, colour: COLOURS.white, weight: 600, middle: true })
  write(context, copy.invites, { x: EDGE, y: 278, size: 44, colour: COLOURS.blush })
  const { lines, size } = fitted(context, title, [140, 112, 96, 80], 320)
  lines.forEach((line, index) => write(context, line, { x: EDGE, y: 306 + size + index * size * LEADING, size, colour: COLOURS.white, weight: 700 }))
}

/** The day is the second largest thing after the title. */
function drawDate(context: Context, { startsAt }: Poster): void {
  const top = 752
  if (!startsAt) return write(context, deskCopy.facts.unknownTime, { x: EDGE, y: top + 150, size: 80, colour: COLOURS.ink, weight: 700 })
  const { month, day, weekday } = leafOf(startsAt)
  write(context, month, { x: EDGE, y: top + 168, size: 76, colour: COLOURS.ink, weight: 600 })
  const after = EDGE + widthOf(context, month, 76, 600) + 14
  write(context, day, { x: after, y: top + 168, size: 216, colour: COLOURS.red, weight: 700 })
  const end = after + widthOf(context, day, 216, 700) + 30
  write(context, weekday, { x: end, y: top + 82, size: 56, colour: COLOURS.ink, weight: 600 })
  write(context, timeText(startsAt), { x: end, y: top + 166, size: 76, colour: COLOURS.ink, weight: 600 })
}

function drawPlace(context: Context, place: string): void {
  const { lines, size } = fitted(context, place || deskCopy.facts.unknownPlace, [60, 50, 42], 110)
  lines.forEach((line, index) => write(context, line, { x: EDGE, y: 1018 + index * size * LEADING, size, colour: COLOURS.ink, weight: 600 }))
}

/** The code on a white card, what to do with it beside it. */
function drawCode(context: Context, code: CanvasImageSource, closes: string | null): void {
  const size = 420
  const top = HEIGHT - FOOT - size
  context.fillStyle = COLOURS.line
  context.fillRect(EDGE, top - 42, WIDTH - 2 * EDGE, 3)
  context.fillStyle = COLOURS.white
  context.fillRect(EDGE, top, size, size)
  context.drawImage(code, EDGE + 8, top + 8, size - 16, size - 16)
  const left = EDGE + size + 48
  write(context, copy.scan, { x: left, y: top + 168, size: 64, colour: COLOURS.red, weight: 700 })
  if (!closes) return
  const [date = '', ...clock] = whenText(closes).split(' ')
  write(context, date, { x: left, y: top + 258, size: 44, colour: COLOURS.ink, weight: 600 })
  write(context, copy.deadline(clock.join(' ')), { x: left, y: top + 322, size: 44, colour: COLOURS.ink, weight: 600 })
}

interface Words {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly colour: string
  readonly weight?: number
  /** `y` is the middle of the line instead of its foot. */
  readonly middle?: boolean
}

function write(context: Context, text: string, { x, y, size, colour, weight = 400, middle = false }: Words): void {
  context.font = `${weight} ${size}px ${FONT}`
  context.fillStyle = colour
  context.textBaseline = middle ? 'middle' : 'alphabetic'
  context.fillText(text, x, y)
}

function widthOf(context: Context, text: string, size: number, weight: number): number {
  context.font = `${weight} ${size}px ${FONT}`
  return context.measureText(text).width
}

/** The largest of the sizes at which the text fits into the height; at the smallest it is cut if need be. */
function fitted(context: Context, text: string, sizes: readonly number[], height: number): { lines: string[]; size: number } {
  const smallest = sizes[sizes.length - 1] ?? 40
  const size = sizes.find((one) => broken(context, text, one).length * one * LEADING <= height) ?? smallest
  return { lines: broken(context, text, size).slice(0, Math.floor(height / (size * LEADING))), size }
}

function broken(context: Context, text: string, size: number): string[] {
  const lines: string[] = ['']
  for (const letter of text) {
    const line = (lines[lines.length - 1] ?? '') + letter
    if (widthOf(context, line, size, 700) <= WIDTH - 2 * EDGE) lines[lines.length - 1] = line
    else lines.push(letter)
  }
  return lines
}
