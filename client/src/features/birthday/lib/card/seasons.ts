/** What grows on the card in each season: 木棉, 荔枝, 桂花, 梅. Each branch comes from the upper right corner. */
import type { Season } from '@/types/birthdayNames'
import { along, blossom, disc, leaf, petal, placed, twig, type Context, type Spot } from './brush'

export interface Palette {
  /** Paper from top to bottom, the moon behind the words, the letters of the greeting. */
  readonly sky: readonly [string, string]
  readonly moon: string
  readonly accent: string
  readonly line: string
  readonly wood: string
  readonly petal: string
}

export const palettes: Readonly<Record<Season, Palette>> = {
  spring: { sky: ['#fdeee6', '#fbe2d6'], moon: '#fff9f2', accent: '#b8312b', line: '#e3b9a6', wood: '#6d4a3c', petal: '#ec7a5c' },
  summer: { sky: ['#eef6e9', '#dcedde'], moon: '#fcfdf4', accent: '#b02a3a', line: '#b4d0b4', wood: '#5f5138', petal: '#d9566a' },
  autumn: { sky: ['#fff2dd', '#fbe3c0'], moon: '#fffaed', accent: '#a6451c', line: '#e6c48f', wood: '#6b4f35', petal: '#f0a832' },
  winter: { sky: ['#f1eef2', '#f3e3e1'], moon: '#fffafa', accent: '#a92c3f', line: '#d9bfc4', wood: '#54433f', petal: '#e07f94' },
}

type Curve = readonly [Spot, Spot, Spot, Spot]
const main: Curve = [{ x: 1110, y: 250 }, { x: 930, y: 150 }, { x: 800, y: 250 }, { x: 560, y: 168 }]
const side: Curve = [{ x: 872, y: 208 }, { x: 850, y: 300 }, { x: 920, y: 380 }, { x: 886, y: 470 }]
const low: Curve = [{ x: -30, y: 1290 }, { x: 110, y: 1330 }, { x: 190, y: 1240 }, { x: 330, y: 1300 }]

const on = (curve: Curve, share: number) => along(...curve, share)

function branches(context: Context, colour: string): void {
  twig(context, main, 26, 6, colour)
  twig(context, side, 14, 4, colour)
  twig(context, low, 18, 4, colour)
}

function kapok(context: Context): void {
  branches(context, palettes.spring.wood)
  const flower = { petals: 5, breadth: 0.82, colour: '#e2553b', shade: '#b8352a', heart: '#f6c453' }
  const bud = (spot: Spot, turn: number) => petal(context, spot, turn, 46, '#c8442f')
  const blooms: ReadonlyArray<readonly [Spot, number, number]> = [
    [on(main, 0.3), 0.3, 112], [on(main, 0.62), 1.1, 92], [on(side, 0.7), 0.7, 96], [on(main, 0.95), 0.1, 70], [on(low, 0.45), 0.5, 92], [on(low, 0.95), 1.3, 66],
  ]
  for (const [spot, turn, size] of blooms) blossom(context, spot, turn, { ...flower, size })
  for (const [spot, turn] of [[on(main, 0.46), -1.3], [on(side, 0.98), 1.4], [on(main, 0.8), -1.6], [on(low, 0.7), -1.2]] as const) bud(spot, turn)
}

/** A lychee: round, red, with the grain of its skin. */
function lychee(context: Context, spot: Spot, size: number): void {
  placed(context, spot, 0, size / 50, () => {
    disc(context, { x: 0, y: 0 }, 50, '#c9354a')
    disc(context, { x: -12, y: -14 }, 34, '#d9546234')
    for (let ring = 0; ring < 3; ring += 1) {
      const grains = 6 + ring * 5
      for (let grain = 0; grain < grains; grain += 1) {
        const angle = (2 * Math.PI * grain) / grains + ring
        disc(context, { x: (12 + ring * 13) * Math.cos(angle), y: (12 + ring * 13) * Math.sin(angle) }, 3.4, '#a3213a')
      }
    }
    disc(context, { x: -17, y: -20 }, 8, '#f2a3ab')
  })
}

function lychees(context: Context): void {
  branches(context, palettes.summer.wood)
  const leaves: ReadonlyArray<readonly [Curve, number, number, number]> = [
    [main, 0.16, 2.4, 150], [main, 0.32, 3.7, 160], [main, 0.48, 2.5, 150], [main, 0.66, 3.8, 140], [main, 0.84, 2.6, 130], [main, 0.98, 3.3, 120],
    [side, 0.35, 0.4, 120], [side, 0.6, 2.6, 120], [low, 0.3, -0.9, 140], [low, 0.55, 0.5, 130], [low, 0.9, -0.5, 130],
  ]
  leaves.forEach(([curve, share, turn, length], index) => leaf(context, on(curve, share), turn, length, index % 2 ? '#4f8a5b' : '#3f7650', '#2f5d40'))
  const fruits: ReadonlyArray<readonly [number, number, number]> = [[880, 470, 50], [938, 512, 46], [838, 536, 48], [896, 574, 50], [700, 300, 42], [752, 336, 40], [668, 352, 40], [196, 1236, 44], [252, 1206, 38], [142, 1200, 40]]
  for (const [x, y, size] of fruits) lychee(context, { x, y }, size)
}

function osmanthus(context: Context): void {
  branches(context, palettes.autumn.wood)
  const leaves: ReadonlyArray<readonly [Curve, number, number, number]> = [
    [main, 0.1, 2.3, 150], [main, 0.22, 4.0, 150], [main, 0.38, 2.3, 150], [main, 0.54, 3.9, 140], [main, 0.7, 2.5, 140], [main, 0.86, 3.8, 130], [main, 1, 3.0, 130],
    [side, 0.3, 0.3, 120], [side, 0.55, 2.8, 120], [side, 0.98, 1.4, 120], [low, 0.25, -1, 130], [low, 0.5, 0.6, 130], [low, 0.75, -0.9, 120], [low, 1, -0.1, 120],
  ]
  leaves.forEach(([curve, share, turn, length], index) => leaf(context, on(curve, share), turn, length, index % 2 ? '#6e8650' : '#5a7444', '#455b35'))
  const bunches: ReadonlyArray<readonly [Curve, number]> = [[main, 0.28], [main, 0.46], [main, 0.62], [main, 0.8], [side, 0.4], [side, 0.75], [low, 0.38], [low, 0.66], [low, 0.9]]
  for (const [curve, share] of bunches) bunch(context, on(curve, share))
}

/** Osmanthus blossoms sit close together: small, golden, four petals each. */
function bunch(context: Context, { x, y }: Spot): void {
  const spread: ReadonlyArray<readonly [number, number, number]> = [[0, -6, 30], [-34, 14, 27], [30, 18, 28], [-10, 42, 26], [42, -22, 23], [-42, -24, 22], [18, 56, 21]]
  spread.forEach(([right, down, size], index) =>
    blossom(context, { x: x + right, y: y + down }, index * 0.7, { petals: 4, size, breadth: 0.95, colour: index % 2 ? '#f5b73d' : '#f0a024', shade: '#d98a14', heart: '#c9680e' }),
  )
}

function plum(context: Context): void {
  branches(context, palettes.winter.wood)
  twig(context, [on(main, 0.5), { x: 720, y: 120 }, { x: 690, y: 90 }, { x: 640, y: 64 }], 10, 3, palettes.winter.wood)
  const blooms: ReadonlyArray<readonly [Spot, number, number]> = [
    [on(main, 0.22), 0.2, 74], [on(main, 0.36), 1, 58], [on(main, 0.56), 0.5, 70], [on(main, 0.76), 1.4, 54], [on(main, 0.97), 0.3, 60], [on(side, 0.35), 0.9, 52], [on(side, 0.62), 0.1, 66],
    [on(side, 0.96), 0.7, 50], [{ x: 652, y: 70 }, 0.4, 48], [on(low, 0.3), 0.4, 64], [on(low, 0.62), 1.1, 54], [on(low, 0.97), 0.2, 58],
  ]
  blooms.forEach(([spot, turn, size], index) =>
    blossom(context, spot, turn, { petals: 5, size, breadth: 1.06, colour: index % 3 ? '#e58a9c' : '#d95f7a', shade: '#c24866', heart: '#f3cf7a' }),
  )
  for (const spot of [on(main, 0.66), on(main, 0.88), on(side, 0.8), on(low, 0.82), { x: 690, y: 88 }]) disc(context, spot, 13, '#c9506c')
}

const growing: Readonly<Record<Season, (context: Context) => void>> = { spring: kapok, summer: lychees, autumn: osmanthus, winter: plum }

const drifting: ReadonlyArray<readonly [number, number, number, number]> = [
  [180, 300, 0.5, 30], [128, 520, 2, 24], [936, 720, 1.2, 28], [970, 930, 0.2, 22], [104, 860, 2.8, 26], [404, 1180, 0.9, 22], [760, 1266, 2.2, 28], [912, 1180, 0.7, 24], [300, 196, 1.8, 20],
]

/** The branch of the season, and petals on the air. */
export function drawSeason(context: Context, season: Season): void {
  for (const [x, y, turn, size] of drifting) petal(context, { x, y }, turn, size, palettes[season].petal)
  growing[season](context)
}
