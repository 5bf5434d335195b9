/** The part of a canvas that a poster needs; the browser and WeChat draw alike on it. */
export interface Surface {
  readonly context: CanvasRenderingContext2D
  /** Loads an address or data URI for `drawImage`. */
  picture(source: string): Promise<CanvasImageSource>
  /** The drawing as a PNG data URI. */
  finish(): string
}

/** Pixels of the poster: two to three, sharp on paper up to A5. */
export const POSTER = { width: 1080, height: 1620 } as const
