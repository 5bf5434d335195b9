/** What the cloud takes of a picture (kit/picture.ts): 1600×1200, in any shape. */
export const MOST_PIXELS = 1_920_000

/** A hair less: the phone rounds the other side by itself. */
const HAIR = 0.995

/** The width that makes it fit, or null when it fits as it is. */
export function fittingWidth(width: number, height: number): number | null {
  return width * height > MOST_PIXELS ? Math.floor(width * HAIR * Math.sqrt(MOST_PIXELS / (width * height))) : null
}
