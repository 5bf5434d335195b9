import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { openCloud, type Cloud, type Person } from './cloud'
import { terminalCode } from './cloud/openapi/wxacode'
import { localStorageRules } from './deploy/rules'
import { functionEnvironment, loadPeople, savePeople, templates } from './demo'
import { seed } from './seed'
import { seed2019, WRITTEN_AT } from './seed/2019'
import { buildFunctions } from './testing/buildFunctions'

/** `npm start`: builds what is stale, opens the local cloud, seeds a new folder and says where to look. */
async function start(): Promise<void> {
  // Functions run in UTC in the cloud; a worker's own TZ would do nothing.
  process.env.TZ = 'UTC'
  const root = path.resolve(__dirname, '..')
  const dataDir = path.resolve(process.env.DATA_DIR ?? path.join(root, '.data', ...(is2019 ? ['2019'] : [])))
  await buildFunctions()
  buildPage(root)

  const known = loadPeople(dataDir)
  let people = known ?? []
  const cloud = await openCloud({
    dataDir,
    functionsDir: path.join(root, 'dist/cloudfunctions'),
    h5Dir: path.join(root, 'dist/h5'),
    port: Number(process.env.PORT ?? 8080),
    publicUrl: process.env.PUBLIC_URL,
    environment: functionEnvironment(dataDir),
    templates,
    mediaCheckDoor: 'api',
    storageRules: localStorageRules,
    people: () => people,
    log: (sentence) => console.error(sentence),
    onFunctionLog: (door, text) => process.stdout.write(`[${door}] ${text}`),
  })
  stopOn(cloud, 'SIGINT', 'SIGTERM')
  if (!known) people = await settle(cloud, dataDir)
  if (is2019) cloud.clock.set(WRITTEN_AT)
  // Only now: the seed moves the clock, and a schedule would follow it.
  cloud.startSchedule()
  greet(cloud, people)
}

/** `SEED=2019`: the year of the founding document, in a folder of its own, with the clock where its summary is written. */
const is2019 = process.env.SEED === '2019'

/** A new folder gets the demo, unless told otherwise. Half a demo would be worse than none: it is taken out again. */
async function settle(cloud: Cloud, dataDir: string): Promise<Person[]> {
  const play = { demo: seed, '2019': seed2019 }[process.env.SEED ?? 'demo']
  if (play) console.log(is2019 ? '正在写入2019年的记录，约一分钟，请稍候……' : '正在写入演示数据，请稍候……')
  const begun = performance.now()
  try {
    const people = play ? await play(cloud) : []
    savePeople(dataDir, people)
    if (play) console.log(`已写入，用时 ${Math.round((performance.now() - begun) / 1000)} 秒。`)
    return people
  } catch (error) {
    await cloud.close()
    for (const name of readdirSync(dataDir).filter((entry) => OURS.test(entry))) {
      rmSync(path.join(dataDir, name), { recursive: true, force: true })
    }
    throw error
  }
}

/** What the local cloud writes into its data folder; nothing else there is touched. */
const OURS = /^(app-secret|files|scratch|(database|lock)\.sqlite.*|services\.db.*)$/

function buildPage(root: string): void {
  const page = path.join(root, 'dist/h5/index.html')
  const sources = ['client', 'types'].map((name) => newest(path.join(root, name)))
  if (existsSync(page) && statSync(page).mtimeMs >= Math.max(...sources)) return
  console.log('正在构建页面，请稍候……')
  const { status } = spawnSync('npm', ['run', '--silent', 'build:h5'], { cwd: root, stdio: 'inherit' })
  if (status !== 0) console.error('页面构建失败：请查看上面的错误。云函数仍可使用。')
}

function newest(dir: string): number {
  const entries = readdirSync(dir, { withFileTypes: true })
  return Math.max(0, ...entries.map((entry) => {
    const file = path.join(dir, entry.name)
    return entry.isDirectory() ? newest(file) : statSync(file).mtimeMs
  }))
}

function greet(cloud: Cloud, people: readonly Person[]): void {
  const address = process.env.PUBLIC_URL ?? cloud.url.replace('127.0.0.1', 'localhost')
  console.log(`\n职工之家已启动：${address}\n\n${terminalCode(address)}`)
  const poster = cloud.outbox({ api: 'wxacode.getUnlimited' }).at(-1)
  if (poster) {
    const { page, scene } = poster.params
    const link = `${address}/#/${String(page ?? '')}?scene=${encodeURIComponent(String(scene))}`
    console.log(`活动海报：${link}\n\n${terminalCode(link)}`)
  }
  if (people.length > 0) console.log('可用身份（页面右上角可切换）：')
  for (const person of people.filter(isWorthNaming)) console.log(`  ${person.name}　${describe(person)}　${person.openid}`)
  console.log('\n手机扫码需要一个手机能访问的地址，请用 PUBLIC_URL 指定。按 Ctrl+C 停止。')
}

/** Officers come first in the list, the last ones are still to bind; forty workers between them need no line each. */
function isWorthNaming(person: Person, at: number): boolean {
  return at < 25 || person.toBind !== undefined
}

function describe({ post, unitName, toBind }: Person): string {
  return toBind ? `${unitName} ${post}　未绑定：工号 ${toBind.staffNo}，一次性码 ${toBind.code}` : `${unitName} ${post}`
}

function stopOn(cloud: Cloud, ...signals: NodeJS.Signals[]): void {
  for (const signal of signals) {
    process.once(signal, () => void cloud.close().then(() => process.exit(0)))
  }
}

start().catch((error: NodeJS.ErrnoException) => {
  const busy = error.code === 'EADDRINUSE'
  console.error(`未能启动：${busy ? '端口已被占用，请停止占用它的程序，或用 PORT 换一个端口。' : error.message}`)
  process.exit(1)
})
