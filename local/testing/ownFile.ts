/** The file that somebody takes of all that is kept of them: the link followed, each tab read. */
import readXlsx from 'read-excel-file/node'
import type { ActionOutput } from '@/types/actions'
import type { Person } from './person'

export interface OwnTab {
  readonly sheet: string
  /** The lines above the table, without the title. */
  readonly notes: readonly string[]
  readonly labels: readonly string[]
  readonly rows: ReadonlyArray<Readonly<Record<string, unknown>>>
}

export interface OwnFile {
  readonly reply: ActionOutput<'privacy.export'>
  readonly sheets: readonly OwnTab[]
}

function tabOf(sheet: string, data: readonly unknown[][]): OwnTab {
  // The header is the first line with a second cell, or the last one above an only column.
  const at = data.findIndex((line, index) => index > 1 && (line[1] ?? null) !== null)
  const header = at === -1 ? 2 : at
  const labels = (data[header] ?? []).map(String)
  const rows = data.slice(header + 1).map((line) => Object.fromEntries(labels.map((label, column) => [label, line[column] ?? ''])))
  return { sheet, notes: data.slice(1, header).map(([note]) => String(note)), labels, rows }
}

export async function ownFile(person: Person, requestId?: string): Promise<OwnFile> {
  const reply = await person.does('privacy.export', {}, requestId)
  const bytes = Buffer.from(await (await fetch(reply.url)).arrayBuffer())
  const read = (await readXlsx(bytes)) as unknown as ReadonlyArray<{ sheet: string; data: unknown[][] }>
  return { reply, sheets: read.map(({ sheet, data }) => tabOf(sheet, data)) }
}
