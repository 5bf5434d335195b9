/** `wx.createSelectorQuery` over the open page. Nothing is laid out here, so every measure is 0. */
import type { Canvas } from '../components/canvas'
import type { ScreenElement } from '../screen'
import type { Timers } from '../timers'
import type { Apis } from './api'

type Done = (result: unknown) => void
type Fields = Readonly<Partial<Record<'id' | 'dataset' | 'rect' | 'size' | 'scrollOffset' | 'node', boolean>>>

interface Page {
  /** In the order of the page. */
  all(selector: string): ScreenElement[]
  canvas(element: ScreenElement): Canvas
}

const rect = { left: 0, top: 0, right: 0, bottom: 0 }
const size = { width: 0, height: 0 }
const scroll = { scrollLeft: 0, scrollTop: 0 }

export function selectorApis(page: () => Page, { soon }: Pick<Timers, 'soon'>): Apis {
  const read = (element: ScreenElement, fields: Fields) => ({
    ...(fields.id && { id: element.id }),
    ...(fields.dataset && { dataset: element.dataset }),
    ...(fields.rect && rect),
    ...(fields.size && size),
    ...(fields.scrollOffset && scroll),
    ...(fields.node && { node: page().canvas(element) }),
  })
  return {
    plain: {
      createSelectorQuery: () => {
        const asked: { find: () => unknown; done?: Done }[] = []
        const query = {
          in: () => query,
          select: (selector: string) => refs((fields) => page().all(selector).slice(0, 1).map((element) => read(element, fields))[0] ?? null),
          selectAll: (selector: string) => refs((fields) => page().all(selector).map((element) => read(element, fields))),
          selectViewport: () => refs(() => ({ ...rect, ...size, ...scroll })),
          exec: (done?: Done) => {
            soon(() => {
              const results = asked.map((one) => one.find())
              asked.forEach((one, index) => one.done?.(results[index]))
              done?.(results)
            })
            return query
          },
        }
        const refs = (find: (fields: Fields) => unknown) => {
          const ask = (fields: Fields, done?: Done) => {
            asked.push({ find: () => find(fields), done })
            return query
          }
          return {
            fields: ask,
            node: (done?: Done) => ask({ node: true }, done),
            boundingClientRect: (done?: Done) => ask({ id: true, dataset: true, rect: true, size: true }, done),
            scrollOffset: (done?: Done) => ask({ id: true, dataset: true, scrollOffset: true }, done),
          }
        }
        return query
      },
    },
  }
}
