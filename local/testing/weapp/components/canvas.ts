/** A `<canvas type="2d">` that draws nothing and remembers the words written on it. */
import type { Timers } from '../timers'

/** One transparent dot. */
const PICTURE = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

export interface Canvas {
  width: number
  height: number
  readonly words: readonly string[]
  getContext(kind: string): object
  createImage(): object
  toDataURL(): string
}

export function createCanvas({ soon }: Pick<Timers, 'soon'>): Canvas {
  const words: string[] = []
  const state: Record<string, unknown> = { font: '16px sans-serif' }
  const context = new Proxy(state, {
    get: (target, name: string) => {
      if (name === 'fillText') return (text: string) => void words.push(text)
      if (name === 'measureText') return (text: string) => ({ width: text.length * (Number(/(\d+)px/.exec(String(target.font))?.[1]) || 16) })
      if (name.endsWith('Gradient')) return () => ({ addColorStop: () => undefined })
      return name in target ? target[name] : () => undefined
    },
  })
  return {
    width: 300,
    height: 150,
    words,
    getContext: () => context,
    createImage: () => {
      const image: { src: string; onload?: () => void } = { src: '' }
      soon(() => image.onload?.())
      return image
    },
    toDataURL: () => PICTURE,
  }
}
