/**
 * `TZ=UTC npx tsx local/programmes/benchImport.ts [rows]`: the roster of a large company through the built
 * functions: time, database calls and wire bytes of every request, and the memory that reading the file takes
 * in a process of its own. Then the same list a month later: 500 changed, 300 gone.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { aMember } from '@/local/testing/builders'
import { buildFunctions } from '@/local/testing/buildFunctions'
import type { Person } from '@/local/testing/person'
import { sheetFrom, workbookOf, type Value } from '@/local/testing/sheets'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'

const rows = Number(process.argv[2] ?? 20_000)
const readOnly = process.argv[3]
const HEAD = ['工号', '姓名', '性别', '入职日期', '部门', '分会', '工会小组', '岗位', '班次', '是否会员', '入会日期', '备注']
const units = ['生产一部', '生产二部', '设备动力', '安环质检', '行政后勤']

function person(index: number, post: string): Value[] {
  const unit = units[index % units.length] as string
  const day = new Date(Date.UTC(2000, 0, 1 + (index % 9000)))
  return [`B${String(index).padStart(6, '0')}`, `职工${index}`, index % 3 ? '男' : '女', day, unit, `${unit}分会`, `${unit}工会小组`, post, '甲班', '是', '2010-06-01', '']
}

const file = (from: number, changed: number) => workbookOf({ name: '名册', rows: [HEAD, ...Array.from({ length: rows - from }, (_, index) => person(from + index, index < changed ? '班长' : '操作工'))] })

interface Measured {
  readonly ms: number
  readonly calls: number
}

const worst = (all: readonly Measured[], of: keyof Measured) => Math.max(0, ...all.map((one) => one[of]))
const sum = (all: readonly Measured[], of: keyof Measured) => all.reduce((total, one) => total + one[of], 0)
const line = (name: string, all: readonly Measured[]) =>
  console.log(`${name}: ${all.length} requests, ${sum(all, 'ms').toFixed(0)} ms in all, slowest ${worst(all, 'ms').toFixed(0)} ms; ${sum(all, 'calls')} database calls, most in one ${worst(all, 'calls')}`)

async function importOnce(cloud: TestCloud, hr: Person, name: string, bytes: Buffer, isComplete: boolean): Promise<void> {
  async function timed<T>(act: () => Promise<T>): Promise<Measured & { readonly value: T }> {
    const from = performance.now()
    const { value, requests } = await cloud.wire.record(act)
    return { value, ms: performance.now() - from, calls: requests.filter(({ action }) => action.startsWith('database.')).length }
  }
  const fileId = await sheetFrom(cloud, hr, bytes)
  const opened = await timed(() => hr.does('sheet.open', { kind: 'people', fileId, isComplete, padTo: null }))
  const { jobId } = opened.value
  const steps = async (status: 'checking' | 'applying') => {
    const all: Measured[] = []
    for (;;) {
      const step = await timed(() => hr.does('sheet.step', { jobId }))
      all.push(step)
      if (step.value.status !== status) return { all, job: step.value }
    }
  }
  const checked = await steps('checking')
  const started = await timed(() => hr.does('sheet.start', { jobId, withoutWrong: false, leavers: checked.job.found.leaver }))
  const applied = await steps('applying')
  console.log(`\n${name}: ${JSON.stringify(applied.job.applied)}, file ${(bytes.length / 1024).toFixed(0)} KB`)
  line('  read', [opened])
  line('  check', checked.all)
  line('  write', [started, ...applied.all])
}

/** Reads a file alone and says what that took; run as a child. */
async function readAlone(file: string): Promise<void> {
  const { readSheetOf } = await import('@/cloudfunctions/kit/sheetRead')
  const bytes = readFileSync(file)
  const before = process.resourceUsage().maxRSS
  const from = performance.now()
  const { rows: read } = await readSheetOf(bytes)
  const peak = process.resourceUsage().maxRSS
  console.log(`read alone: ${read.length} rows in ${(performance.now() - from).toFixed(0)} ms, peak ${(peak / 1024).toFixed(0)} MB resident, ${((peak - before) / 1024).toFixed(0)} MB more than before`)
}

async function main(): Promise<void> {
  if (readOnly) return readAlone(readOnly)
  await buildFunctions()
  const complete = Array.from({ length: rows - 301 }, (_, index) => person(301 + index, index < 500 ? '班长' : '操作工'))
  const files = [await file(0, 0), await file(300, 800), await workbookOf({ name: '名册', rows: [HEAD, person(0, '管理员'), ...complete] })] as const
  const alone = path.join(mkdtempSync(path.join(tmpdir(), 'bench-')), 'list.xlsx')
  writeFileSync(alone, files[0])
  console.log(execFileSync('npx', ['tsx', __filename, String(rows), alone], { encoding: 'utf8' }).trim())
  const cloud = await startCloud({ storageRules: { write: ['uploads/{openid}/'], read: [] } })
  try {
    const hr = await cloud.person(aMember({ name: '人事', staffNo: 'B000000', role: 'ADM' }))
    await importOnce(cloud, hr, 'first import', files[0], false)
    await importOnce(cloud, hr, 'a month later, 500 changed', files[1], false)
    await importOnce(cloud, hr, 'complete list, 300 gone', files[2], true)
  } finally {
    await cloud.close()
  }
}

void main()
