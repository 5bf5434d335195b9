/** What everybody may see of the keeping of their own data. */
import { agree, whyNotAgree, withdraw } from '@/cloudfunctions/kit/agreements'
import { agreementTexts } from '@/cloudfunctions/kit/agreementTexts'
import { db } from '@/cloudfunctions/kit/db'
import type { Agreement } from '@/cloudfunctions/kit/documents/privacy'
import { oneOf } from '@/cloudfunctions/kit/filter'
import { beyond, END_OF_TIME, pageOf } from '@/cloudfunctions/kit/paging'
import { namesOf } from '@/cloudfunctions/kit/pseudonym'
import { writtenBy } from '@/cloudfunctions/kit/record'
import { refuse } from '@/cloudfunctions/kit/refuse'
import { bound } from '@/cloudfunctions/kit/serve'
import { purposes, type Purpose } from '@/types/privacyNames'

const AGREEMENTS_SHOWN = 50
const allPurposes = Object.keys(purposes) as Purpose[]

function statusOf(agreement: Agreement | null): 'none' | 'given' | 'withdrawn' | 'outdated' {
  if (!agreement) return 'none'
  if (agreement.status === 'withdrawn') return 'withdrawn'
  return whyNotAgree(agreement.purpose, agreement.textVersion) ? 'outdated' : 'given'
}

function viewOf(purpose: Purpose, agreement: Agreement | null) {
  const { version, paragraphs } = agreementTexts[purpose]
  return {
    agreementId: agreement?._id ?? null, purpose, title: purposes[purpose], version, paragraphs: [...paragraphs], status: statusOf(agreement),
    givenAt: agreement?.givenAt ?? null, withdrawnAt: agreement?.withdrawnAt ?? null,
  }
}

export const mineRoutes = {
  'privacy.reads': bound<'privacy.reads'>()({
    handle: async ({ input: { cursor, limit }, me }) => {
      const filter = { subjectId: oneOf(namesOf('readSubject', me._id)), listKey: beyond(-1, cursor, END_OF_TIME) }
      const lines = await db.reads.find(filter, { order: [['listKey', -1]], limit: limit + 1 })
      return pageOf(lines, limit, ({ listKey }) => listKey, ({ _id, at, byName, byUnit, what, reason }) => ({ readId: _id, at, byName, byUnit, what, reason }))
    },
  }),

  /** Every purpose, asked for or not; those for one object follow the purpose as such. */
  'privacy.agreements': bound<'privacy.agreements'>()({
    handle: async ({ me }) => {
      const mine = await db.agreements.find({ memberId: me._id }, { order: [['listKey', -1]], limit: AGREEMENTS_SHOWN })
      return { items: allPurposes.flatMap((purpose) => {
        const given = mine.filter((agreement) => agreement.purpose === purpose)
        return given.length > 0 ? given.map((agreement) => viewOf(purpose, agreement)) : [viewOf(purpose, null)]
      }) }
    },
  }),

  'privacy.agree': bound<'privacy.agree'>()<{ readonly [name: string]: unknown; readonly mine: readonly Agreement[] }>({
    reads: () => ({ mine: { from: 'agreements', every: { field: 'memberId', path: '_id' } } }),
    handle: async ({ input: { purpose, textVersion }, me, now, request, beside: { mine } }) =>
      viewOf(purpose, writtenBy(mine, request) ?? (await agree({ memberId: me._id, purpose, textVersion, now, request }))),
  }),

  'privacy.withdraw': bound<'privacy.withdraw'>()({
    handle: async ({ input: { agreementId }, me, now, request }) => {
      const agreement = await db.agreements.first({ _id: agreementId, memberId: me._id })
      if (!agreement) return refuse('NOT_FOUND')
      const { purpose, about } = agreement
      return viewOf(purpose, await withdraw({ memberId: me._id, purpose, about, now, request }))
    },
  }),
}
