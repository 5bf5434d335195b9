/** What the logic layer sends to the view layer: `setData` calls and their JSON bytes. */
export interface SetDataCost {
  readonly calls: number
  readonly bytes: number
}

export interface Meter {
  count(file: string, json: string): void
  /** Since the last `reset`, all pages together. */
  total(): SetDataCost
  /** Since the last `reset`, by the file of the page or component. */
  byFile(): Readonly<Record<string, SetDataCost>>
  reset(): void
}

const nothing: SetDataCost = { calls: 0, bytes: 0 }
const sum = (a: SetDataCost, b: SetDataCost): SetDataCost => ({ calls: a.calls + b.calls, bytes: a.bytes + b.bytes })

export function createMeter(): Meter {
  const costs = new Map<string, SetDataCost>()
  return {
    count: (file, json) => costs.set(file, sum(costs.get(file) ?? nothing, { calls: 1, bytes: Buffer.byteLength(json) })),
    total: () => [...costs.values()].reduce(sum, nothing),
    byFile: () => Object.fromEntries(costs),
    reset: () => costs.clear(),
  }
}
