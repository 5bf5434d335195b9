/** All that is kept of me as a spreadsheet, one tab for each thing. In the door of heavy libraries. */
import { files } from '@/cloudfunctions/kit/cloud'
import { db } from '@/cloudfunctions/kit/db'
import type { Evidence } from '@/cloudfunctions/kit/documents/privacy'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { holdingsOf, type Holding, type Value } from '@/cloudfunctions/kit/holdings'
import { idFor, newId } from '@/cloudfunctions/kit/ids'
import { noteExport } from '@/cloudfunctions/kit/readLog'
import { refuse } from '@/cloudfunctions/kit/refuse'
import { bound } from '@/cloudfunctions/kit/serve'
import { spreadsheetOf, type Sheet } from '@/cloudfunctions/kit/spreadsheet'
import { dayOf, HOUR_MS, spokenTime } from '@/types/calendar'

const LINK_SECONDS = 300

/** What the file does not hold, and where it is to be had. */
const cutOf = ({ rows, left }: Holding) =>
  left > 0 ? [`共${rows.length + left}条，本表只列${rows.length}条，其余${left}条未列入。需要全部的，请向工会组织委员提出，由工会另行提供。`] : []

const sheetOf = (holding: Holding, note: string): Sheet<Readonly<Record<string, Value>>> => ({
  title: holding.title,
  notes: [note, ...cutOf(holding)],
  columns: holding.labels.map((label) => ({ header: label, width: 18, value: (row) => row[label] ?? '' })),
  rows: holding.rows,
  landscape: true,
})

/** Written down before there is a file, like evidence: the nightly purge removes it, also where this breaks off. Asked again, it comes to lie in the same place. */
async function begun(me: Member, now: Date, _id: string): Promise<Evidence> {
  const row: Evidence = { _id, noun: 'export', objectId: _id, subjectId: me._id, fileId: '', path: `exports/${newId()}${newId()}.xlsx`, bytes: 0, addedBy: me._id, addedAt: now, removeAt: new Date(now.getTime() + HOUR_MS), removedAt: null }
  return (await db.evidence.insert(row)) ? row : ((await db.evidence.get(_id)) ?? refuse('NOT_FOUND'))
}

async function made(me: Member, now: Date, { _id, path = '' }: Evidence, holdings: readonly Holding[]): Promise<string> {
  const note = `${me.name}　导出时间：${spokenTime(now)}　工会保存的您的资料。内容只供您本人使用。`
  const bytes = await spreadsheetOf(holdings.map((holding) => sheetOf(holding, note)) as never)
  const { fileID } = await files.upload(path, bytes)
  const won = await db.evidence.change({ _id, removedAt: null }, { set: { fileId: fileID, bytes: bytes.length } })
  // Nothing changed: removed meanwhile, or my other delivery wrote the very same of the same file.
  if (won === 0 && (await db.evidence.get(_id))?.removedAt !== null) await files.remove([fileID])
  return fileID
}

export const privacyExportRoutes = {
  'privacy.export': bound<'privacy.export'>()({
    handle: async ({ me, now, request }) => {
      const _id = idFor('export', me._id, request.id)
      // Noted before it is read, so that it stands in the file too, and the answer speaks of the same lines when it is asked for again.
      await noteExport(me, now, request.id)
      const holdings = await holdingsOf(me._id)
      const file = (await db.evidence.get(_id)) ?? (await begun(me, now, _id))
      const fileId = file.fileId === '' && file.removedAt === null ? await made(me, now, file, holdings) : file.fileId
      const { fileList } = await files.temporaryUrls([fileId], LINK_SECONDS)
      return { url: fileList[0]?.tempFileURL || refuse('NOT_FOUND'), fileName: `我的资料-${dayOf(file.addedAt)}.xlsx`, parts: holdings.map(({ title, rows }) => ({ title, rows: rows.length })) }
    },
  }),
}
