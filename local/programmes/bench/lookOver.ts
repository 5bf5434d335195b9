/** What stands in the way of a finger, an ear or an old eye on a page, counted in the page itself. */
import type { Page } from 'playwright-core'

export interface Flaws {
  readonly tappable: number
  readonly texts: number
  /** Words or classes of what can be tapped and has no name. */
  readonly nameless: readonly string[]
  /** What answers a finger on less than 44 points of height. */
  readonly small: readonly string[]
  /** Words whose colour stands out by less than 4.5:1; large ones by less than 3:1. */
  readonly faint: readonly string[]
}

/** Runs in the page, so it brings everything along. */
function flawsHere(): Flaws {
  const LEAST_PX = 44
  const isShown = (element: Element) => {
    const { width, height } = element.getBoundingClientRect()
    return width > 1 && height > 1 && getComputedStyle(element).visibility === 'visible' && element.closest('[aria-hidden=true]') === null
  }
  const told = (element: Element) => `${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 20)}.${String(element.getAttribute('class')).split(' ')[0]}`

  const roles = 'button, a[href], input, textarea, [role=button], [role=link], [role=tab], [role=checkbox], [role=radio], [role=switch]'
  const tappable = [...document.querySelectorAll(roles)].filter(isShown)
  const nameOf = (element: Element) => (element.getAttribute('aria-label') ?? element.getAttribute('placeholder') ?? element.textContent ?? '').trim()
  /** Where a finger lands counts, not what is drawn: a small thing may have a large field. */
  const isSmall = (element: Element) => {
    if (element.getBoundingClientRect().height >= LEAST_PX) return false
    element.scrollIntoView({ block: 'center' })
    const { left, top, width, height } = element.getBoundingClientRect()
    const answers = (offset: number) => {
      const hit = document.elementFromPoint(left + width / 2, top + height / 2 + offset)
      return hit !== null && (element.contains(hit) || hit.contains(element))
    }
    return !(answers(1 - LEAST_PX / 2) && answers(LEAST_PX / 2 - 1))
  }

  type Colour = readonly [red: number, green: number, blue: number, alpha: number]
  const parse = (text: string): Colour => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (text.match(/[\d.]+/g) ?? []).map(Number)
    return [red, green, blue, alpha]
  }
  const over = ([r, g, b, a]: Colour, [R, G, B]: Colour): Colour => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1]
  /** Null over a picture or a gradient, which no one colour describes. */
  const groundOf = (element: Element): Colour | null => {
    const layers: Colour[] = []
    for (let at: Element | null = element; at; at = at.parentElement) {
      const { backgroundColor, backgroundImage } = getComputedStyle(at)
      if (backgroundImage !== 'none') return null
      layers.push(parse(backgroundColor))
      if ((layers[layers.length - 1]?.[3] ?? 0) === 1) break
    }
    return layers.reduceRight<Colour>((ground, layer) => over(layer, ground), [255, 255, 255, 1])
  }
  const light = ([r, g, b]: Colour) => {
    const part = (value: number) => (value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4)
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b)
  }
  const texts: Element[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement && node.textContent?.trim() && isShown(node.parentElement)) texts.push(node.parentElement)
  }
  const isFaint = (element: Element) => {
    const { color, fontSize, fontWeight, opacity } = getComputedStyle(element)
    const ground = groundOf(element)
    if (!ground || element.closest('[aria-disabled=true], [disabled]')) return false
    const [red, green, blue, alpha] = parse(color)
    const [a, b] = [light(over([red, green, blue, alpha * Number(opacity)], ground)), light(ground)]
    const isLarge = parseFloat(fontSize) >= 24 || (parseFloat(fontSize) >= 18.66 && Number(fontWeight) >= 700)
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < (isLarge ? 3 : 4.5)
  }
  return {
    tappable: tappable.length, texts: texts.length,
    nameless: tappable.filter((element) => nameOf(element) === '').map(told), small: tappable.filter(isSmall).map(told), faint: texts.filter(isFaint).map(told),
  }
}

export const lookOver = (page: Page): Promise<Flaws> => page.evaluate(flawsHere)
