import fs from 'node:fs'
import path from 'node:path'

type Theme = Record<string, string>

const source = fs.readFileSync(path.join(__dirname, 'tokens.scss'), 'utf8')
const light = coloursOf('.look')
const themes = {
  light: { colours: light, least: 4.5 },
  dark: { colours: { ...light, ...coloursOf('.look--dark') }, least: 4.5 },
  daylight: { colours: { ...light, ...coloursOf('.look--daylight') }, least: 7 },
}

/** Every pair of text and ground that the kit draws. */
const pairs: ReadonlyArray<readonly [text: string, ground: string]> = [
  ...['ink', 'ink-2', 'ink-3', 'red-ink', 'jade', 'amber', 'brick', 'indigo'].flatMap(
    (text) => [[text, 'card'], [text, 'paper']] as const,
  ),
  ['ink', 'sunken'], ['ink-2', 'sunken'], ['ink-3', 'sunken'], ['ink', 'warm'], ['ink-2', 'warm'], ['amber', 'warm'],
  ['on-red', 'red'], ['red-ink', 'red-soft'], ['jade', 'jade-soft'], ['amber', 'amber-soft'], ['brick', 'brick-soft'],
  ['indigo', 'indigo-soft'], ['ink-2', 'quiet-soft'], ['indigo', 'sunken'], ['on-toast', 'toast'],
]

function coloursOf(selector: string): Theme {
  const block = new RegExp(`^${selector.replace('.', '\\.')} \\{([^}]*)\\}`, 'm').exec(source)?.[1] ?? ''
  return Object.fromEntries([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, colour]) => [name ?? '', colour ?? '']))
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(one: string, other: string): number {
  const [bright = 0, dim = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (bright + 0.05) / (dim + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

describe.each(Object.entries(themes))('the %s theme', (_name, { colours, least }) => {
  it.each(pairs)(`%s on %s can be read`, (text, ground) => {
    expect(contrast(colours[text] ?? '', colours[ground] ?? '')).toBeGreaterThanOrEqual(least)
  })
})

it('measures black on white as 21 and grey on white as too weak', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#999999', '#ffffff')).toBeLessThan(4.5)
})
