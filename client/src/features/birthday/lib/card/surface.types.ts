/** A finished drawing: to be saved, and the address under which an <Image> shows it. */
export interface Drawn {
  readonly dataUri: string
  readonly src: string
}

/** The part of a canvas that a card needs; the browser and WeChat draw alike on it. */
export interface Surface {
  readonly context: CanvasRenderingContext2D
  finish(): Drawn
}

/** Pixels of the card: three to four, as a phone shows it. */
export const CARD = { width: 1080, height: 1440 } as const
