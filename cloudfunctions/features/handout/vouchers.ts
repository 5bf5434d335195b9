/**
 * Vouchers: which number went to whom, and which of them the shop has taken. Both come as lists: that of the planner who
 * gives them out, and that of the shop which sends them back. Each line is one conditional write; sent again, it is the same.
 */
import { db } from '@/cloudfunctions/kit/db'
import type { Handout, HandoutRow } from '@/cloudfunctions/kit/documents/handout'
import { oneOf } from '@/cloudfunctions/kit/filter'
import { move, receiptOf } from '@/cloudfunctions/kit/record'
import { byTwin, refuseIf } from '@/cloudfunctions/kit/refuse'
import { holding } from '@/cloudfunctions/kit/serve'
import { dayOf } from '@/types/calendar'
import type { ErrorCode } from '@/types/errors'
import { normalStaffNo } from '@/types/staffNo'
import { whyNot, whyNotNumber, whyNotRedeem } from './rules'
import { actingOn, besideHandout, type Acting, type BesideHandout } from './take'
import { rowIdOf } from './veil'

const PLANNERS = ['OFF', 'CASE'] as const

/** How numbers are compared: as they are printed, without spaces, in capitals. */
const plain = (voucherNo: string) => voucherNo.replace(/\s/g, '').toUpperCase()

const bearing = (handout: Handout, numbers: readonly string[]) => db.handoutRows.find({ handoutId: handout._id, voucherNo: oneOf(numbers) }, { limit: numbers.length * 2 })

type Marks = Partial<Pick<HandoutRow, 'voucherNo' | 'redeemedOn'>>

/** One line, once. Gives false when somebody else changed it meanwhile. */
async function marked({ me, now, request }: Acting, row: HandoutRow, action: string, note: string, set: Marks): Promise<boolean> {
  const line = { at: now, by: me._id, action, note }
  return (await move(db.handoutRows, row, { to: row.status, line, set, request }).catch(byTwin<HandoutRow>)) !== null
}

async function rowsOf(handout: Handout, staffNos: readonly string[]): Promise<ReadonlyMap<string, HandoutRow>> {
  const people = await db.members.find({ staffNo: oneOf(staffNos), orgPath: oneOf(handout.orgPath.slice(-1)) }, { limit: staffNos.length })
  const ids = new Map(people.map((member) => [rowIdOf(handout, member._id), member.staffNo]))
  const rows = ids.size === 0 ? [] : await db.handoutRows.find({ _id: oneOf([...ids.keys()]) }, { limit: ids.size })
  return new Map(rows.map((row) => [ids.get(row._id) as string, row]))
}

/** Two officers gave one number to two people at the same moment: whoever comes to look takes theirs back. */
async function isAlone(acting: Acting, row: HandoutRow, voucherNo: string): Promise<boolean> {
  if ((await bearing(acting.handout, [voucherNo])).length <= 1) return true
  await db.handoutRows.change({ _id: row._id, voucherNo }, { set: { voucherNo: '' }, inc: { version: 1 } })
  return false
}

async function numberedOne(acting: Acting, row: HandoutRow | undefined, voucherNo: string, holder: string | undefined): Promise<ErrorCode | null> {
  const code = whyNotNumber(row ?? null, voucherNo)
  if (!row || code) return code
  if (holder !== undefined && holder !== row._id) return 'HANDOUT_VOUCHER_TWICE'
  // Done by this request before: what came after it stands.
  if (row.voucherNo === voucherNo || receiptOf(row, acting.request)) return null
  if (!(await marked(acting, row, 'handout.number', voucherNo, { voucherNo }))) return 'CHANGED_MEANWHILE'
  return (await isAlone(acting, row, voucherNo)) ? null : 'HANDOUT_VOUCHER_TWICE'
}

export const voucherRoutes = {
  'handout.number': holding<'handout.number'>(...PLANNERS)<BesideHandout>({
    reads: besideHandout,
    handle: async (call) => {
      const acting = actingOn(call)
      const { handout, who, now } = acting
      refuseIf(whyNot('number', handout, who, dayOf(now)))
      const lines = call.input.lines.map(({ staffNo, voucherNo }) => ({ staffNo: normalStaffNo(staffNo), voucherNo: plain(voucherNo) }))
      const rows = await rowsOf(handout, lines.map(({ staffNo }) => staffNo))
      const holders = new Map((await bearing(handout, lines.map(({ voucherNo }) => voucherNo))).map(({ _id, voucherNo }) => [voucherNo, _id]))
      const results = []
      for (const { staffNo, voucherNo } of lines) {
        const row = rows.get(staffNo)
        const outcome = await numberedOne(acting, row, voucherNo, holders.get(voucherNo))
        if (row && outcome === null) holders.set(voucherNo, row._id)
        results.push({ voucherNo, name: row?.name ?? staffNo, outcome })
      }
      return { results }
    },
  }),

  'handout.redeem': holding<'handout.redeem'>(...PLANNERS)<BesideHandout>({
    reads: besideHandout,
    handle: async (call) => {
      const acting = actingOn(call)
      const { handout, who, now } = acting
      refuseIf(whyNot('redeem', handout, who, dayOf(now)))
      const numbers = [...new Set(call.input.voucherNos.map(plain))]
      const rows = new Map((await bearing(handout, numbers)).map((row) => [row.voucherNo, row]))
      const results = []
      for (const voucherNo of numbers) {
        const row = rows.get(voucherNo) ?? null
        const code = whyNotRedeem(row)
        const isDone = code === null && row !== null && (row.redeemedOn !== null || (await marked(acting, row, 'handout.redeem', voucherNo, { redeemedOn: dayOf(now) })))
        results.push({ voucherNo, name: row?.name ?? '', outcome: code ?? (isDone ? null : ('CHANGED_MEANWHILE' as const)) })
      }
      return { results }
    },
  }),
}
