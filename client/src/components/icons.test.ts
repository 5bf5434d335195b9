import fs from 'node:fs'
import path from 'node:path'
import { iconNames } from './iconNames'

const drawings = path.join(__dirname, '../assets/icons')

describe('the icons', () => {
  it('have a name for every drawing and a drawing for every name', () => {
    const drawn = fs.readdirSync(drawings).flatMap((file) => (file.endsWith('.svg') ? [path.basename(file, '.svg')] : []))
    expect([...iconNames].sort()).toEqual(drawn.sort())
  })

  it('are all in the style sheet', () => {
    const sheet = fs.readFileSync(path.join(__dirname, 'Icon.scss'), 'utf8')
    const listed = [...(/\$icons:([^;]*);/.exec(sheet)?.[1] ?? '').matchAll(/'([\w-]+)'/g)].map(([, name]) => name)
    expect(listed.sort()).toEqual([...iconNames].sort())
  })

  it.each(iconNames)('%s is a small line drawing on the 24 grid', (name) => {
    const svg = fs.readFileSync(path.join(drawings, `${name}.svg`), 'utf8')
    expect(svg).toContain('viewBox="0 0 24 24"')
    expect(svg).toContain('stroke-linecap="round"')
    expect(svg.length).toBeLessThan(700)
  })
})
