/** A typed name as the roster has it: one kind of middle dot, no blanks. */
export function normalName(typed: string): string {
  return typed.normalize('NFKC').replace(/\s/g, '').replace(/[•・‧∙⋅·]/g, '·')
}
