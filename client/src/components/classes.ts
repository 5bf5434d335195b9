/** Joins class names; what is false or empty is left out. */
export function classes(...names: ReadonlyArray<string | false | null | undefined>): string {
  return names.filter(Boolean).join(' ')
}

/** Parts of a line side by side: it may break behind a dot, never before one. */
export const unbroken = (text: string): string => text.replace(/ · /g, '\u00A0· ')
