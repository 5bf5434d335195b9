import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What lies over what: the number a style sheet of the kit gives to its outermost class. */
const layerOf = (name: string) => Number(/z-index: (\d+);/.exec(readFileSync(join(__dirname, `${name}.scss`), 'utf8'))?.[1])

describe('a message', () => {
  it.each(['Sheet', 'Dialog', 'Page', 'PageFrame'])('lies over every %s, because a refusal is told there too', (under) => {
    expect(layerOf(under)).toBeGreaterThan(0)
    expect(layerOf('Toast')).toBeGreaterThan(layerOf(under))
  })

  it('lies under no question of its own', () => expect(layerOf('Dialog')).toBeGreaterThan(layerOf('Sheet')))
})
