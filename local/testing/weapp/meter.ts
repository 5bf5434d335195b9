/** What the logic layer sends to the view layer: `setData` calls and their JSON bytes. */
export interface SetDataCost {
  readonly calls: number
  readonly bytes: number
}

export interface Meter {
  count(page: string, json: string): void
  /** Since the last `reset`, all pages together. */
  total(): SetDataCost
  /** Since the last `reset`, by page. */
  byPage(): Readonly<Record<string, SetDataCost>>
  reset(): void
}

const nothing: SetDataCost = { calls: 0, bytes: 0 }
const sum = (a: SetDataCost, b: SetDataCost): SetDataCost => ({ calls: a.calls + b.calls, bytes: a.bytes + b.bytes })

export function createMeter(): Meter {
  const pages = new Map<string, SetDataCost>()
  return {
    count: (page, json) => pages.set(page, sum(pages.get(page) ?? nothing, { calls: 1, bytes: Buffer.byteLength(json) })),
    total: () => [...pages.values()].reduce(sum, nothing),
    byPage: () => Object.fromEntries(pages),
    reset: () => pages.clear(),
  }
}
