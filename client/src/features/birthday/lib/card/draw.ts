/** The birthday card as a picture: made for one person, with the season it is kept in; no date, no year, no age. */
import type { BirthdayCard } from '@/types/birthday'
import { cardWords, verses } from '../../cardCopy'
import { disc, type Context } from './brush'
import { drawSeason, palettes, type Palette } from './seasons'
import { openSurface } from './surface'
import { CARD, type Drawn } from './surface.types'

/** Letters with feet where the phone has them; they look written. */
const SERIF = "'Songti SC', 'STSong', 'Noto Serif SC', 'Noto Serif CJK SC', 'Source Han Serif SC', 'SimSun', serif"
const SANS = "-apple-system, 'PingFang SC', 'HarmonyOS Sans SC', 'MiSans', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif"
const INK = '#3a2b25'
const SOFT_INK = '#6a554a'
const { width: WIDTH, height: HEIGHT } = CARD
const MIDDLE = WIDTH / 2
const EDGE = 40

type Written = Pick<BirthdayCard, 'name' | 'season' | 'verse' | 'unionName'>

export const verseOf = ({ season, verse }: Pick<BirthdayCard, 'season' | 'verse'>) => verses[season][verse % verses[season].length] ?? ['', '']

/** Gives the finished picture. */
export async function drawCard(card: Written): Promise<Drawn> {
  const { context, finish } = await openSurface()
  const palette = palettes[card.season]
  drawPaper(context, palette)
  drawMoon(context, palette)
  drawFrame(context, palette)
  drawSeason(context, card.season)
  drawWords(context, card, palette)
  drawSignature(context, card.unionName, palette)
  return finish()
}

function drawPaper(context: Context, { sky }: Palette): void {
  const ground = context.createLinearGradient(0, 0, 0, HEIGHT)
  ground.addColorStop(0, sky[0])
  ground.addColorStop(1, sky[1])
  context.fillStyle = ground
  context.fillRect(0, 0, WIDTH, HEIGHT)
}

/** A full moon behind the words, with its glow. */
function drawMoon(context: Context, { moon }: Palette): void {
  const glow = context.createRadialGradient(MIDDLE, 690, 300, MIDDLE, 690, 560)
  glow.addColorStop(0, moon)
  glow.addColorStop(1, `${moon}00`)
  context.fillStyle = glow
  context.fillRect(0, 0, WIDTH, HEIGHT)
  disc(context, { x: MIDDLE, y: 690 }, 410, moon)
}

function drawFrame(context: Context, { line }: Palette): void {
  context.strokeStyle = line
  for (const [inset, width] of [[EDGE, 3], [EDGE + 14, 1.5]] as const) {
    context.lineWidth = width
    context.strokeRect(inset, inset, WIDTH - 2 * inset, HEIGHT - 2 * inset)
  }
}

function drawWords(context: Context, card: Written, { accent }: Palette): void {
  write(context, card.name, { y: 560, size: fitting(context, card.name), colour: INK, weight: 600, spacing: 10 })
  write(context, cardWords.greeting, { y: 762, size: 152, colour: accent, weight: 700, spacing: 16 })
  verseOf(card).forEach((text, index) => write(context, text, { y: 884 + index * 82, size: 52, colour: SOFT_INK, weight: 600, spacing: 4 }))
}

/** The largest size at which the name stays inside the moon. */
function fitting(context: Context, name: string): number {
  const fits = (size: number) => widthOf(context, name, { size, weight: 600, spacing: 10 }) <= 640
  return [124, 104, 88, 72, 56, 44].find(fits) ?? 36
}

function drawSignature(context: Context, unionName: string, { accent }: Palette): void {
  drawSeal(context, MIDDLE, 1100, accent)
  write(context, cardWords.signed(unionName), { y: 1212, size: 42, colour: INK, weight: 500, spacing: 3, family: SANS })
}

/** The product's own mark: 工 under a roof, in a round seal. */
function drawSeal(context: Context, x: number, y: number, colour: string): void {
  disc(context, { x, y }, 44, colour)
  context.strokeStyle = '#fffaf2'
  context.lineWidth = 7
  context.lineCap = 'round'
  context.lineJoin = 'round'
  const strokes = [[[-25, -6], [0, -27], [25, -6]], [[-14, -1], [14, -1]], [[0, -1], [0, 21]], [[-19, 21], [19, 21]]]
  for (const points of strokes) {
    context.beginPath()
    points.forEach(([right = 0, down = 0], index) => context[index === 0 ? 'moveTo' : 'lineTo'](x + right, y + down))
    context.stroke()
  }
}

interface Words {
  readonly y: number
  readonly size: number
  readonly colour: string
  readonly weight: number
  readonly spacing: number
  readonly family?: string
}

function widthOf(context: Context, text: string, { size, weight, spacing, family = SERIF }: Omit<Words, 'y' | 'colour'>): number {
  context.font = `${weight} ${size}px ${family}`
  return context.measureText(text).width + spacing * Math.max(0, Array.from(text).length - 1)
}

/** A line in the middle, letter by letter: WeChat's canvas has no letter spacing. */
function write(context: Context, text: string, { y, colour, ...type }: Words): void {
  let x = MIDDLE - widthOf(context, text, type) / 2
  context.fillStyle = colour
  context.textBaseline = 'alphabetic'
  for (const letter of text) {
    context.fillText(letter, x, y)
    x += context.measureText(letter).width + type.spacing
  }
}
