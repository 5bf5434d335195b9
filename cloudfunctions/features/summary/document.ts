/**
 * The summary as a document: drafted with the figures in place, edited paragraph by paragraph, frozen by the
 * chair's signature. What changes afterwards goes into the next edition, with the reason.
 */
import { besideStandIns, hatsOf, type StandIns } from '@/cloudfunctions/kit/case'
import { db } from '@/cloudfunctions/kit/db'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { StoredFigure, StoredParagraph, Summary } from '@/cloudfunctions/kit/documents/summary'
import type { FigureSource, PlannedFigure } from '@/cloudfunctions/kit/figures'
import { oneOf } from '@/cloudfunctions/kit/filter'
import { digestOf, idFor } from '@/cloudfunctions/kit/ids'
import { beyond, END_OF_TIME, pageOf, sortKey } from '@/cloudfunctions/kit/paging'
import { born, move, receiptOf, type Request, type Step } from '@/cloudfunctions/kit/record'
import { refuse, refuseIf } from '@/cloudfunctions/kit/refuse'
import { markStocks, rollUpAll } from '@/cloudfunctions/kit/rollUp'
import { holding } from '@/cloudfunctions/kit/serve'
import { allUnits, pathOf } from '@/cloudfunctions/kit/units'
import { cellsOf, mine, READERS, unitFor, type Units } from './dashboard'
import { whyNotDraft, whyNotEdit, whyNotNextEdition, whyNotSign } from './rules'
import { withNewClauses } from './newClauses'
import { recounted, rewritten, words } from './runs'
import { paragraphsOf, titleOf, type Making } from './template'
import { cardView, said, summaryView } from './view'
import { storedFigures } from './values'

const MAX_PARAGRAPHS = 120
/** A call has ten seconds for everything; the writing needs its share. */
const COUNTING_MS = 5_000

type Beside = StandIns & { readonly summary: Summary | null; readonly [other: string]: unknown }
type BesideMe = StandIns & { readonly [other: string]: unknown }
const besideSummary = ({ summaryId }: { summaryId: string }) => ({ summary: { from: 'summaries', id: summaryId }, ...besideStandIns }) as const

/** Who asks, with those whom they stand in for today. */
interface Asker {
  readonly me: Member
  readonly hands: readonly Member[]
}
const askerOf = ({ me, beside, now }: { me: Member; beside: StandIns; now: Date }): Asker => ({ me, hands: hatsOf(me, beside, now).map(({ owner }) => owner) })

/** To those who hold no office in its unit or above, nor stand in for one, it does not exist. */
function readable(summary: Summary | null, { hands }: Asker): Summary {
  return summary && hands.some((hand) => mine(hand).some((orgId) => summary.orgPath.includes(orgId))) ? summary : refuse('NOT_FOUND')
}

async function shown(summary: Summary, { me, hands }: Asker) {
  const people = await db.members.find({ _id: oneOf([...new Set(summary.history.map(({ by }) => by))]) })
  return summaryView(summary, new Map(people.map(({ _id, name }) => [_id, name])), me, hands)
}

export type Counting = (period: string, units: Units, now: Date) => Promise<StoredFigure[]>

/** Figures as they are now, everything touched counted first. */
const countingOf = (sources: readonly FigureSource[], planned: readonly PlannedFigure[]): Counting => async (period, { orgs, org }, now) => {
  await markStocks(sources, period, now)
  if (!(await rollUpAll(sources, now, COUNTING_MS))) refuse('SUMMARY_COUNTING')
  const { cells } = await cellsOf([period.slice(0, 4)])
  return storedFigures(cells, sources, planned, period, org._id, orgs)
}

const idOf = (orgId: string, period: string, edition: number) => `${orgId}_${period}_${edition}`

const byKey = (figures: readonly StoredFigure[]) => new Map(figures.map((figure) => [figure.figure, figure]))

interface Acting extends Asker {
  readonly summary: Summary
  readonly now: Date
  readonly request: Request
}

interface Call {
  readonly me: Member
  readonly now: Date
  readonly request: Request
  readonly beside: Beside
}

function actingIn(call: Call): Acting {
  const asker = askerOf(call)
  return { ...asker, summary: readable(call.beside.summary, asker), now: call.now, request: call.request }
}

/** The unit of a summary that may be read. */
async function unitsOf({ orgId }: Summary): Promise<Units> {
  const all = await allUnits()
  return { orgs: [...all.values()], path: pathOf(orgId, all), org: all.get(orgId) ?? refuse('NOT_FOUND') }
}

type Changed = Partial<Pick<Summary, 'paragraphs' | 'figures' | 'countedAt' | 'title' | 'signedBy'>>

/** One step of the document, or the answer of the first time when this request was here before. */
async function step(action: string, acting: Acting, to: Summary['status'], set: Changed, { note = '', actingFor = null }: { note?: string; actingFor?: string | null } = {}) {
  const { summary, me, now, request } = acting
  const key = { updatedAt: now, listKey: sortKey(now, summary._id) }
  const moving: Step<Summary> = { to, line: { at: now, by: me._id, actingFor, action, note }, set: { ...set, ...key }, request }
  return shown((await move(db.summaries, summary, moving)) ?? refuse('CHANGED_MEANWHILE'), acting)
}

/** Before a change of the text: asked before, still the version that was read, and allowed. */
function editing({ summary, me, request }: Acting, version: number): boolean {
  if (receiptOf(summary, request)) return false
  refuseIf(whyNotEdit(summary, me))
  if (summary.version !== version) refuse('CHANGED_MEANWHILE')
  return true
}

type Change = (paragraphs: readonly StoredParagraph[]) => StoredParagraph[]

async function editText(action: string, acting: Acting, version: number, change: Change) {
  if (!editing(acting, version)) return shown(acting.summary, acting)
  const paragraphs = change(acting.summary.paragraphs)
  const title = paragraphs.find(({ level }) => level === 'title')?.runs.map(({ text }) => text).join('') ?? acting.summary.title
  return step(action, acting, 'draft', { paragraphs, title })
}

function placeOf(paragraphs: readonly StoredParagraph[], paragraphId: string): number {
  const place = paragraphs.findIndex((paragraph) => paragraph.paragraphId === paragraphId)
  return place >= 0 ? place : refuse('SUMMARY_PARAGRAPH_GONE')
}

interface Fresh {
  readonly units: Units
  readonly period: string
  readonly figures: readonly StoredFigure[]
  readonly paragraphs: readonly StoredParagraph[]
  readonly before: Summary | null
  readonly note: string
}

function fresh({ units, period, figures, paragraphs, before, note }: Fresh, me: Member, request: Request, now: Date): Summary {
  const edition = (before?.edition ?? 0) + 1
  const _id = idOf(units.org._id, period, edition)
  return {
    _id, orgId: units.org._id, orgName: units.org.name, orgPath: units.path, period, edition, note, paragraphs, figures, countedAt: now,
    title: before?.title ?? titleOf(units.org.name, period), before: before?.figures ?? [], updatedAt: now, listKey: sortKey(now, _id), signedBy: null,
    ...born('draft', { at: now, by: me._id, action: 'summary.draft', note }, request), status: 'draft',
  }
}

async function keep(summary: Summary, asker: Asker) {
  const isNew = await db.summaries.insert(summary)
  return shown(isNew ? summary : ((await db.summaries.get(summary._id)) ?? refuse('CHANGED_MEANWHILE')), asker)
}

/** The text with the numbers of now in their places, and what can be told for the first time. */
function rewrittenBy(making: Making, { paragraphs, figures }: Summary): StoredParagraph[] {
  const found = byKey(making.figures)
  return withNewClauses(paragraphs.map((paragraph) => ({ ...paragraph, runs: recounted(paragraph.runs, found) })), making, figures)
}

const moved = (a: readonly StoredFigure[], b: readonly StoredFigure[]) => {
  const then = byKey(b)
  return a.some((figure) => said(figure) !== said(then.get(figure.figure) ?? { ...figure, state: 'notEnabled', value: null }))
}

export const documentRoutes = (sources: readonly FigureSource[], planned: readonly PlannedFigure[]) => {
  const count = countingOf(sources, planned)
  const makingOf = ({ orgName, period }: Summary, figures: readonly StoredFigure[]): Making => ({ orgName, period, sources, figures })
  return {
    'summary.list': holding<'summary.list'>(...READERS)({
      handle: async ({ input: { cursor, limit }, me }) => {
        const filter = { orgPath: oneOf(mine(me)), listKey: beyond(-1, cursor, END_OF_TIME) }
        const summaries = await db.summaries.find(filter, { order: [['listKey', -1]], limit: limit + 1 })
        return pageOf(summaries, limit, ({ listKey }) => listKey, cardView)
      },
    }),

    'summary.get': holding<'summary.get'>(...READERS)<Beside>({
      reads: besideSummary,
      handle: async (call) => {
        const asker = askerOf(call)
        return shown(readable(call.beside.summary, asker), asker)
      },
    }),

    'summary.draft': holding<'summary.draft'>('OFF', 'CHAIR', 'VICE', 'GRP')<BesideMe>({
      reads: () => besideStandIns,
      handle: async ({ input: { period, orgId }, me, now, request, beside }) => {
        const asker = askerOf({ me, beside, now })
        const units = unitFor(me, orgId, await allUnits())
        refuseIf(whyNotDraft(me, units.path))
        const last = await db.summaries.first({ orgId: units.org._id, period }, { order: [['edition', -1]] })
        if (last) return shown(last, asker)
        const figures = await count(period, units, now)
        const paragraphs = paragraphsOf({ orgName: units.org.name, period, sources, figures })
        return keep(fresh({ units, period, figures, paragraphs, before: null, note: '' }, me, request, now), asker)
      },
    }),

    'summary.saveParagraph': holding<'summary.saveParagraph'>(...READERS)<Beside>({
      reads: besideSummary,
      handle: async (call) => {
        const { input } = call
        return editText('summary.saveParagraph', actingIn(call), input.version, (paragraphs) => {
          const place = placeOf(paragraphs, input.paragraphId)
          return paragraphs.map((paragraph, index) => (index === place ? { ...paragraph, runs: rewritten(paragraph.runs, input.text) } : paragraph))
        })
      },
    }),

    'summary.addParagraph': holding<'summary.addParagraph'>(...READERS)<Beside>({
      reads: besideSummary,
      handle: async (call) => {
        const { input } = call
        return editText('summary.addParagraph', actingIn(call), input.version, (paragraphs) => {
          if (paragraphs.length >= MAX_PARAGRAPHS) refuse('BAD_INPUT', 'afterId')
          const place = placeOf(paragraphs, input.afterId)
          const section = paragraphs[place]?.section ?? null
          const added = { paragraphId: idFor('paragraph', call.request.id), section, level: input.level, runs: rewritten([words('')], input.text) }
          return [...paragraphs.slice(0, place + 1), added, ...paragraphs.slice(place + 1)]
        })
      },
    }),

    'summary.removeParagraph': holding<'summary.removeParagraph'>(...READERS)<Beside>({
      reads: besideSummary,
      handle: async (call) => {
        const { input } = call
        return editText('summary.removeParagraph', actingIn(call), input.version, (paragraphs) => {
          const place = placeOf(paragraphs, input.paragraphId)
          if (paragraphs[place]?.level === 'title') refuse('BAD_INPUT', 'paragraphId')
          return paragraphs.filter((_paragraph, index) => index !== place)
        })
      },
    }),

    'summary.refresh': holding<'summary.refresh'>(...READERS)<Beside>({
      reads: besideSummary,
      handle: async (call) => {
        const acting = actingIn(call)
        const { summary, now } = acting
        if (!editing(acting, call.input.version)) return shown(summary, acting)
        const figures = await count(summary.period, await unitsOf(summary), now)
        return step('summary.refresh', acting, 'draft', { paragraphs: rewrittenBy(makingOf(summary, figures), summary), figures, countedAt: now })
      },
    }),

    'summary.sign': holding<'summary.sign'>(...READERS)<Beside>({
      reads: besideSummary,
      handle: async (call) => {
        const acting = actingIn(call)
        const { summary, me, hands, now, request } = acting
        if (receiptOf(summary, request)) return shown(summary, acting)
        refuseIf(whyNotSign(summary, hands))
        if (summary.version !== call.input.version) refuse('CHANGED_MEANWHILE')
        const figures = await count(summary.period, await unitsOf(summary), now)
        if (moved(figures, summary.figures)) refuse('SUMMARY_FIGURES_MOVED')
        const digest = digestOf([summary._id, summary.paragraphs, summary.figures, me._id, now])
        const chair = hands.find((hand) => whyNotSign(summary, [hand]) === null) ?? me
        const isDeputy = chair._id !== me._id
        const signedBy = { memberId: me._id, name: isDeputy ? `${chair.name}（${me.name}代签）` : me.name, at: now, digest }
        return step('summary.sign', acting, 'signed', { signedBy }, { note: call.input.note, actingFor: isDeputy ? chair._id : null })
      },
    }),

    'summary.nextEdition': holding<'summary.nextEdition'>('OFF', 'CHAIR', 'VICE', 'GRP')<Beside>({
      reads: besideSummary,
      handle: async (call) => {
        const acting = actingIn(call)
        const { summary: before, me, now, request } = acting
        refuseIf(whyNotNextEdition(before, me))
        const begun = await db.summaries.get(idOf(before.orgId, before.period, before.edition + 1))
        // Begun by another tap it is this edition; by this very request with another note it is refused.
        receiptOf(begun, request)
        if (begun) return shown(begun, acting)
        const units = await unitsOf(before)
        const figures = await count(before.period, units, now)
        const paragraphs = rewrittenBy(makingOf(before, figures), before)
        return keep(fresh({ units, period: before.period, figures, paragraphs, before, note: call.input.note }, me, request, now), acting)
      },
    }),
  }
}
