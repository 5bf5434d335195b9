/** What happens next, by time: a binary heap. */
export class Agenda {
  private readonly heap: Array<readonly [number, () => void]> = []

  add(at: number, act: () => void): void {
    const { heap } = this
    heap.push([at, act])
    for (let child = heap.length - 1; child > 0; ) {
      const parent = (child - 1) >> 1
      if (this.at(parent) <= this.at(child)) break
      this.swap(child, parent)
      child = parent
    }
  }

  next(): readonly [number, () => void] | undefined {
    const { heap } = this
    const top = heap[0]
    const last = heap.pop()
    if (!top || !last || heap.length === 0) return top
    heap[0] = last
    for (let parent = 0; ; ) {
      const [left, right] = [2 * parent + 1, 2 * parent + 2]
      let least = parent
      if (left < heap.length && this.at(left) < this.at(least)) least = left
      if (right < heap.length && this.at(right) < this.at(least)) least = right
      if (least === parent) return top
      this.swap(parent, least)
      parent = least
    }
  }

  private at(index: number): number {
    return this.heap[index]?.[0] ?? Infinity
  }

  private swap(a: number, b: number): void {
    const kept = this.heap[a] as readonly [number, () => void]
    this.heap[a] = this.heap[b] as readonly [number, () => void]
    this.heap[b] = kept
  }
}
