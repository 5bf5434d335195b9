/**
 * `npm run check:documents`: plays 2019, takes the summary and the lists away as files, and lets LibreOffice open
 * them: pages counted, words and numbers found in the pages, pages drawn as pictures into docs/screens. Ends with
 * code 1 when something is missing, and when LibreOffice or poppler is not installed.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openCloud, type Cloud } from '@/local/cloud'
import { buildFunctions } from '@/local/testing/buildFunctions'
import { personOf, type Person } from '@/local/testing/person'
import { demoEnvironment, functionsDir } from '@/local/testing/startCloud'
import { seed2019, WRITTEN_AT } from '@/local/seed/2019'
import { personCalled } from '@/local/seed/people'
import type { ActionInput } from '@/types/actions'

const PICTURES = path.resolve(__dirname, '../../docs/screens')
const DOTS_PER_INCH = '60'
/** The summary is drawn up to and with its annex: formula and source of each figure. */
const DRAWN_OF_SUMMARY = '8'
const DRAWN = '4'
const CHAIR = '吴建明'
const OFFICER = '黄志文'
const COUNTED = '走访慰问8人次'
const BY_HAND = '走访慰问9人次'

interface Wanted {
  readonly name: string
  /** Who takes it away; the chair unless said. */
  readonly by?: string
  readonly ask: ActionInput<'export.start'> | { readonly receiptsOf: string }
  readonly pages: readonly [least: number, most: number]
  readonly says: readonly string[]
}

function missingTools(): string[] {
  return ['soffice', 'pdftotext', 'pdftoppm', 'pdfinfo'].filter((tool) => spawnSync('which', [tool]).status !== 0)
}

async function fileOf(person: Person, ask: Wanted['ask']): Promise<{ name: string; content: Buffer }> {
  const { url, fileName } = 'receiptsOf' in ask ? await person.does('handout.exportList', { handoutId: ask.receiptsOf }) : await person.does('export.start', ask)
  if (!url) throw new Error(`${fileName} is not ready`)
  return { name: fileName, content: Buffer.from(await (await fetch(url)).arrayBuffer()) }
}

/** What LibreOffice draws for the faces of GB/T 9704 where they are not installed: it reads no substitutes from the document. */
const STANDINS = [
  { face: '方正小标宋简体', font: 'Noto Serif CJK SC', weight: 'bold' }, { face: '仿宋_GB2312', font: 'Noto Serif CJK SC', weight: 'regular' },
  { face: '楷体_GB2312', font: 'Noto Serif CJK SC', weight: 'regular' }, { face: '黑体', font: 'Noto Sans CJK SC', weight: 'regular' },
] as const

function fontsFor(dir: string): string {
  const edit = (name: string, value: string) => `<edit name="${name}" mode="assign" binding="strong">${value}</edit>`
  const rules = STANDINS.map(({ face, font, weight }) =>
    `<match target="pattern"><test name="family"><string>${face}</string></test>${edit('family', `<string>${font}</string>`)}${edit('weight', `<const>${weight}</const>`)}</match>`)
  const file = path.join(dir, 'fonts.conf')
  writeFileSync(file, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>${rules.join('')}</fontconfig>`)
  return file
}

function pdfOf(dir: string, name: string, content: Buffer): string {
  const file = path.join(dir, name)
  writeFileSync(file, content)
  const env = { ...process.env, FONTCONFIG_FILE: fontsFor(dir) }
  execFileSync('soffice', ['--headless', `-env:UserInstallation=file://${dir}/profile`, '--convert-to', 'pdf', '--outdir', dir, file], { env, stdio: 'ignore', timeout: 120_000 })
  return file.replace(/\.\w+$/, '.pdf')
}

const pagesIn = (pdf: string) => Number(/Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', [pdf], { encoding: 'utf8' }))?.[1] ?? 0)
const textIn = (pdf: string) => execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).replace(/\s+/g, '')

function draw(pdf: string, name: string): number {
  const stem = path.join(PICTURES, `paper-${name}`)
  for (const old of readdirSync(PICTURES).filter((file) => file.startsWith(`paper-${name}-`))) rmSync(path.join(PICTURES, old))
  execFileSync('pdftoppm', ['-jpeg', '-jpegopt', 'quality=70', '-r', DOTS_PER_INCH, '-l', name === 'summary' ? DRAWN_OF_SUMMARY : DRAWN, pdf, stem])
  return readdirSync(PICTURES).filter((file) => file.startsWith(`paper-${name}-`)).length
}

/** What is wrong with a file, in words; prints one line of what was found. */
async function check(as: (name: string) => Person, dir: string, { name, by = CHAIR, ask, pages: [least, most], says }: Wanted): Promise<string[]> {
  const { name: fileName, content } = await fileOf(as(by), ask)
  const pdf = pdfOf(dir, `${name}${path.extname(fileName)}`, content)
  const pages = pagesIn(pdf)
  const text = textIn(pdf)
  const pictures = draw(pdf, name)
  console.log(`${name}: ${fileName}, ${(content.length / 1024).toFixed(0)} KB, ${pages} pages, ${text.length} characters, ${pictures} pictures`)
  const wrong = says.filter((words) => !text.includes(words)).map((words) => `${name} does not say ${words}`)
  return pages < least || pages > most ? [...wrong, `${name} has ${pages} pages, not ${least} to ${most}`] : wrong
}

/** A number typed over by hand, so that its mark is seen on paper. */
async function changeByHand(officer: Person, summaryId: string): Promise<void> {
  const { paragraphs, version } = await officer.does('summary.get', { summaryId })
  const changed = paragraphs.find(({ text }) => text.includes(COUNTED))
  if (!changed) throw new Error(`the summary does not say ${COUNTED}`)
  await officer.does('summary.saveParagraph', { summaryId, version, paragraphId: changed.paragraphId, text: changed.text.replace(COUNTED, BY_HAND) })
}

async function wantedOf(as: (name: string) => Person): Promise<Wanted[]> {
  const [officer, chair] = [as(OFFICER), as(CHAIR)]
  const { items: summaries } = await officer.does('summary.list', {})
  const { items: contests } = await officer.does('activity.list', { scope: 'past', kindCode: 'contest' })
  const { items: suggestions } = await officer.does('suggestion.list', { year: '2019', figure: 'adopted' })
  const { items: aids } = await chair.does('aid.list', {})
  const { items: visits } = await chair.does('visit.list', {})
  const { items: handouts } = await chair.does('handout.list', {})
  const { funds } = await chair.does('fund.list', { year: '2019' })
  await changeByHand(officer, summaries[0]?.summaryId ?? '')
  const subject = (id: string | undefined) => ({ subjectId: id ?? '' })
  const activity = contests.find(({ title }) => title.includes('消防'))?.activityId
  const festival = handouts.find(({ title }) => title.includes('中秋'))?.handoutId ?? ''
  return [
    {
      name: 'summary', by: OFFICER, ask: { list: 'summary.document', ...subject(summaries[0]?.summaryId) }, pages: [5, 18],
      says: ['海晟化工工会2019年工作总结', '一、加强思想政治引领', '（一）加强思想政治引领', '征集职工合理化建议103件', '组织技能竞赛2次、99人次参加', BY_HAND, '帮扶困难职工5人', '未启用', '—1—', '—2—', '2020年1月6日', '统计数字及来源', '奖励3件'],
    },
    { name: 'figures', by: OFFICER, ask: { list: 'summary.figures', period: '2019' }, pages: [1, 8], says: ['统计数字', '建议提出件数', '103', '未启用', '职工总数'] },
    { name: 'roster', by: OFFICER, ask: { list: 'activity.roster', ...subject(activity) }, pages: [2, 8], says: ['消防大比武报名名单', '消防大比武签到表', '本人签名'] },
    { name: 'activity-approval', by: OFFICER, ask: { list: 'activity.approval', ...subject(activity) }, pages: [1, 1], says: ['工会活动审批表', '消防大比武', '同意', '吴建明'] },
    { name: 'suggestions', by: OFFICER, ask: { list: 'suggestion.list', period: '2019' }, pages: [3, 20], says: ['2019合理化建议台账', '建议-2019-0001', '建议-2019-0104'] },
    { name: 'suggestion-approval', by: OFFICER, ask: { list: 'suggestion.approval', ...subject(suggestions[0]?.suggestionId) }, pages: [1, 2], says: ['合理化建议评审审批表', '评审意见', '工会主席签字'] },
    { name: 'suggestion-publicity', by: OFFICER, ask: { list: 'suggestion.publicity' }, pages: [1, 1], says: ['合理化建议奖励公示', '公示至2020年1月', '等', '*'] },
    { name: 'aid-approval', ask: { list: 'aid.approval', ...subject(aids[0]?.aidId) }, pages: [1, 2], says: ['困难职工帮扶审批表', '核实情况', '领款人签字', '3000元'] },
    { name: 'aid-publicity', ask: { list: 'aid.publicity' }, pages: [1, 1], says: ['困难职工帮扶公示', '目前没有正在公示的帮扶'] },
    { name: 'visit-approval', ask: { list: 'visit.approval', ...subject(visits[0]?.visitId) }, pages: [1, 2], says: ['慰问审批和签领表', '本人或家属签领'] },
    { name: 'visits', ask: { list: 'visit.list' }, pages: [1, 2], says: ['走访慰问台账', '内部资料'] },
    { name: 'handout-approval', ask: { list: 'handout.approval', ...subject(festival) }, pages: [1, 2], says: ['福利发放审批表', '广式月饼', '吴建明'] },
    { name: 'handout-receipts', by: '李晓梅', ask: { receiptsOf: festival }, pages: [2, 8], says: ['签收表', '签名'] },
    { name: 'people', ask: { list: 'people.list' }, pages: [2, 6], says: ['花名册', '工会职务', 'HS10001'] },
    { name: 'ledger', ask: { list: 'fund.entries', ...subject(funds.find(({ source }) => source === 'union')?.fundId) }, pages: [1, 3], says: ['工会经费账本', '拨缴经费返还', '结余'] },
  ]
}

async function main(): Promise<void> {
  const missing = missingTools()
  if (missing.length > 0) {
    console.error(`not installed: ${missing.join(', ')} (apt-get install libreoffice-writer libreoffice-calc poppler-utils). Nothing was checked.`)
    process.exitCode = 1
    return
  }
  await buildFunctions()
  const dir = mkdtempSync(path.join(tmpdir(), 'documents-'))
  mkdirSync(PICTURES, { recursive: true })
  const cloud: Cloud = await openCloud({ dataDir: path.join(dir, 'data'), functionsDir, environment: demoEnvironment, mediaCheckDoor: 'api' })
  try {
    await seed2019(cloud)
    cloud.clock.set(WRITTEN_AT)
    const as = (name: string) => personOf(cloud, personCalled(name).openid ?? '')
    const wrong: string[] = []
    for (const wanted of await wantedOf(as)) wrong.push(...(await check(as, dir, wanted)))
    for (const line of wrong) console.error(line)
    console.log(wrong.length === 0 ? 'every file opens, has its pages and says what it must' : `${wrong.length} things are wrong`)
    process.exitCode = wrong.length === 0 ? 0 : 1
  } finally {
    await cloud.close()
    rmSync(dir, { recursive: true, force: true })
  }
}

void main()
