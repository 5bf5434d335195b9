/** A staff number as the roster has it: half-width, capitals, no blanks. */
export function normalStaffNo(typed: string): string {
  return typed.normalize('NFKC').replace(/\s/g, '').toUpperCase()
}
