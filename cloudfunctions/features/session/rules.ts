/** How names and codes are compared when a person binds. Pure. */

/** Letters and digits that cannot be taken for one another on paper. */
export const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
export const CODE_LENGTH = 8

/** A typed code as it was printed: capitals, no blanks or dashes. */
export function normalCode(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, '')
}

/** A typed name as the roster has it: one kind of middle dot, no blanks. */
export function normalName(typed: string): string {
  return typed.normalize('NFKC').replace(/\s/g, '').replace(/[•・‧∙⋅·]/g, '·')
}

/** A staff number as the roster has it: half-width, capitals, no blanks. */
export function normalStaffNo(typed: string): string {
  return typed.normalize('NFKC').replace(/\s/g, '').toUpperCase()
}

/** A code from random bytes, one letter a byte (31 letters: the bias of 256 mod 31 is under 4 %). */
export function codeFrom(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => CODE_ALPHABET[byte % CODE_ALPHABET.length]).join('')
}
