/** The waits between attempts pass at once; the patience of a call (20 s) stays. Undone by `jest.restoreAllMocks`. */
export function withoutPauses(): void {
  const later = globalThis.setTimeout
  const soon = (run: () => void, ms = 0) => later(run, ms < 10_000 ? 0 : ms)
  jest.spyOn(globalThis, 'setTimeout').mockImplementation(soon as typeof setTimeout)
}
