/** Builds with one fault each: the checks of this folder must notice every one. */
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { withCopy } from './built'
import { foreignNames } from './checks/freeGlobals'
import { canRun, syntaxFaults } from './checks/officialSyntax'
import { officialCheck } from './official'
import { openPackage } from './package'
import { openProgram } from './program'

const home = 'pages/home/index'
const noCloud = { call: async () => ({ errCode: -501000, errMsg: 'cloud.callFunction:fail FUNCTION_NOT_FOUND', requestID: '' }), url: 'http://localhost' }

function edit(dir: string, file: string, change: (text: string) => string): void {
  const target = path.join(dir, file)
  const before = readFileSync(target, 'utf8')
  const after = change(before)
  if (after === before) throw new Error(`${file} was not changed: the fault is not there`)
  writeFileSync(target, after)
}

const editApp = (dir: string, change: (app: { pages: string[]; subPackages: { root: string; pages: string[] }[] }) => void) =>
  edit(dir, 'app.json', (text) => {
    const app = JSON.parse(text) as Parameters<typeof change>[0]
    change(app)
    return JSON.stringify(app)
  })

/** Problems of opening the program and looking at every tab. */
async function whenOpened(dir: string): Promise<string> {
  const program = await openProgram({ dir, cloud: noCloud, openid: 'o-nobody' })
  try {
    for (const tab of openPackage(dir).app.tabBar?.list ?? []) await program.tapTab(tab.text).catch(() => undefined)
    return program.problems.join('\n')
  } finally {
    program.close()
  }
}

const faults: { name: string; plant: (dir: string) => void; shows: RegExp }[] = [
  {
    name: 'a template that imports a file which is not there',
    plant: (dir) => edit(dir, `${home}.wxml`, (text) => text.replace('base.wxml', 'bass.wxml')),
    shows: /pages\/home\/index\.wxml needs bass\.wxml, which is not there/,
  },
  { name: 'an element that is never closed', plant: (dir) => appendFileSync(path.join(dir, `${home}.wxml`), '<view><text>{{ a</view>'), shows: /index\.wxml:\d+ / },
  { name: 'a component nobody knows', plant: (dir) => appendFileSync(path.join(dir, `${home}.wxml`), '<fancy-chart />'), shows: /Cannot find component "fancy-chart"/ },
  { name: 'a page whose file is missing', plant: (dir) => rmSync(path.join(dir, 'pages/voice/index.wxml')), shows: /pages\/voice\/index\.wxml is not in the package/ },
  {
    name: 'a tab that app.json does not list as a page',
    plant: (dir) => editApp(dir, (app) => void app.pages.splice(app.pages.indexOf('pages/voice/index'), 1)),
    shows: /switchTab: page "pages\/voice\/index" is not found/,
  },
  { name: 'a use of localStorage', plant: (dir) => appendFileSync(path.join(dir, `${home}.js`), ';localStorage.getItem("me")'), shows: /localStorage is not defined/ },
  { name: 'code made from text', plant: (dir) => appendFileSync(path.join(dir, `${home}.js`), ';new Function("return 1")()'), shows: /Code generation from strings/ },
  {
    name: 'a page that throws when it loads',
    plant: (dir) => writeFileSync(path.join(dir, 'pages/voice/index.js'), 'Page({ onLoad() { throw new Error("planted") } })'),
    shows: /pages\/voice\/index threw in onLoad: Error: planted/,
  },
  {
    name: 'a page that defines nothing',
    plant: (dir) => writeFileSync(path.join(dir, 'pages/voice/index.js'), 'var nothing = 1'),
    shows: /pages\/voice\/index\.js defines neither a page nor a component/,
  },
  {
    name: 'a function of WeChat nobody imitates',
    plant: (dir) => writeFileSync(path.join(dir, 'pages/voice/index.js'), 'Page({ onShow() { wx.getWeRunData({}) } })'),
    shows: /wx\.getWeRunData was called and is not imitated/,
  },
]

describe('running the program notices', () => {
  it.each(faults)('$name', async ({ plant, shows }) => {
    await withCopy(async (dir) => {
      plant(dir)
      expect(await whenOpened(dir)).toMatch(shows)
    })
  })

  it('nothing in the build as it is', async () => {
    await withCopy(async (dir) => expect(await whenOpened(dir)).toBe(''))
  })
})

describe('the checks on disk notice', () => {
  it('a use of localStorage and of fetch', () =>
    withCopy((dir) => {
      appendFileSync(path.join(dir, `${home}.js`), ';fetch(localStorage.me)')
      expect(foreignNames(openPackage(dir))).toEqual(expect.arrayContaining([`${home}.js: fetch`, `${home}.js: localStorage`]))
    }))

  it('JavaScript that the oldest phones do not speak', () =>
    withCopy((dir) => {
      appendFileSync(path.join(dir, 'common.js'), ';var b = wx?.a')
      expect(() => foreignNames(openPackage(dir))).toThrow(/common\.js is no JavaScript of 2019/)
    }))

  it('JavaScript that is none', () =>
    withCopy((dir) => {
      appendFileSync(path.join(dir, 'common.js'), 'var a = (;')
      expect(() => foreignNames(openPackage(dir))).toThrow(/common\.js is no JavaScript/)
    }))

  const syntax: { name: string; plant: (dir: string) => void; shows: RegExp }[] = [
    { name: 'an element that is never closed', plant: (dir) => appendFileSync(path.join(dir, `${home}.wxml`), '<view><text></view>'), shows: /expect end-tag/ },
    { name: 'a style import that leads nowhere', plant: (dir) => appendFileSync(path.join(dir, 'app.wxss'), '@import "./gone.wxss";'), shows: /gone\.wxss` not found/ },
    { name: 'a style that never ends', plant: (dir) => appendFileSync(path.join(dir, 'common.wxss'), '.a { color: '), shows: /common\.wxss.*unexpected/ },
    { name: 'a script for templates in newer JavaScript', plant: (dir) => appendFileSync(path.join(dir, 'utils.wxs'), '\nvar f = () => 1'), shows: /utils\.wxs/ },
  ]
  const eachOnX64 = canRun ? it.each(syntax) : it.skip.each(syntax)
  eachOnX64('$name', ({ plant, shows }) =>
    withCopy((dir) => {
      plant(dir)
      expect(syntaxFaults(openPackage(dir)).join('\n')).toMatch(shows)
    }))

  it('by WeChat’s own tools, a page that app.json lists and nobody built', () =>
    withCopy(async (dir) => {
      editApp(dir, (app) => void app.pages.push('pages/never/index'))
      expect((await officialCheck(dir)).problems.join('\n')).toMatch(/pages\/never\/index/)
    }), 60_000)

  it('by WeChat’s own tools, a component that is not there', () =>
    withCopy(async (dir) => {
      edit(dir, `${home}.json`, (text) => JSON.stringify({ ...(JSON.parse(text) as object), usingComponents: { chart: './chart/index' } }))
      expect((await officialCheck(dir)).problems.join('\n')).toMatch(/chart/)
    }), 60_000)
})
