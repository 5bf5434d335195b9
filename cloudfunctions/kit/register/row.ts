/**
 * How a noun declares what it stores (个人信息处理清单): for each field a purpose and a class, for each collection how long, and
 * where the person stands in it. A field of the document type without a row does not compile; a stored field without one
 * fails register.test.ts or local/seed/register.long.test.ts.
 */
import type { PrivacyClass } from '@/types/privacyNames'
import type { CollectionName } from '../documents/all'
import type { Scalar } from '../filter'

export interface FieldRow {
  readonly class: PrivacyClass
  /** What it is stored for. */
  readonly purpose: string
  /** How it is called in somebody's own file; null for what is of use to the machine alone. */
  readonly label: string | null
  /** Words for its codes. */
  readonly words?: Readonly<Record<string, string>>
}

/** The field a clock runs from: an instant, a day 'YYYY-MM-DD', or a year whose end counts. */
export type Clock = { readonly since: string } | { readonly sinceDay: string } | { readonly sinceYear: string }

/** What happens when its time is over: the documents go, or these fields of them are emptied. */
export type Rule = Clock & {
  /** A setting `retention.<noun>…` in months or days, with its source: kit/defaultPolicies/privacy.ts. */
  readonly policy: `retention.${string}`
  readonly onlyIf?: Readonly<Record<string, Scalar>>
  readonly blank?: Readonly<Record<string, unknown>>
}

/** Rules of time, or the reason why it stays; of what is about a person, with the rule by which it may. */
export type Retention = readonly Rule[] | { readonly stays: string; readonly law?: string }

export interface CollectionRow {
  /** How the person it is about calls it. */
  readonly title: string
  /** The field that holds the member id of the person it is about; null when it is about nobody. */
  readonly subject: string | null
  readonly retention: Retention
  /** What the person may have deleted at their request; false when law or others' rights keep it. */
  readonly onRequest: boolean
  readonly fields: Readonly<Record<string, FieldRow>>
  /** Where the person stands under another key than their id, e.g. a blind index of it. */
  readonly keysOf?: (memberId: string) => readonly string[]
  /** What lies in sealed fields, opened for the person it is about, by its label; and what is theirs of a field that tells of others, too. */
  readonly opened?: (doc: never, memberId: string) => Readonly<Record<string, unknown>>
  /** What a document of another collection says about it, for the person it is about: one call for all. */
  readonly beside?: { readonly from: CollectionName; readonly by: string; readonly said: (other: never) => Readonly<Record<string, unknown>> }
  /** Documents that say nothing of the person and have no place in their file. */
  readonly passesOver?: (doc: never) => boolean
  /** Why some of it is not handed to the person it is about. */
  readonly withheld?: string
  /** Each sealed value of a document: the path it lies at and the field it is bound to. For changing keys. */
  readonly sealed?: (doc: never) => ReadonlyArray<{ readonly path: string; readonly field: string }>
}

/** Null: it says something about others, or is nothing to read. */
type Label = string | null | readonly [label: string, words: Readonly<Record<string, string>>]

const declare =
  (privacyClass: PrivacyClass) =>
  <const Fields extends Readonly<Record<string, Label>>>(purpose: string, fields: Fields): { [Name in keyof Fields]: FieldRow } => {
    const rowOf = (label: Label): FieldRow =>
      label === null || typeof label === 'string' ? { class: privacyClass, purpose, label } : { class: privacyClass, purpose, label: label[0], words: label[1] }
    return Object.fromEntries(Object.entries(fields).map(([name, label]) => [name, rowOf(label)])) as { [Name in keyof Fields]: FieldRow }
  }

export const P0 = declare('P0')
export const P1 = declare('P1')
export const P2 = declare('P2')
export const P3 = declare('P3')

/** Keys, versions, clocks, receipts: nothing a person would look for. */
export function inner<const Name extends string>(...names: readonly Name[]): { [Each in Name]: FieldRow } {
  const row: FieldRow = { class: 'P1', purpose: '系统运行：查找、排序、防重复、留痕', label: null }
  return Object.fromEntries(names.map((name) => [name, row])) as { [Each in Name]: FieldRow }
}

/** Fields of every document that remembers, and of every case. */
export const recorded = inner('_id', 'version', 'history', 'receipts')
export const caseFields = {
  ...recorded,
  ...P1('办件流转', { number: '编号', ownerLabel: '办理人', dueAt: '应办期限' }),
  ...inner('waitsFor', 'readers', 'since', 'dueKey', 'alarmAt', 'remindedAt', 'escalatedAt', 'escalatesTo', 'pausedDays', 'refusals'),
}

/** A collection of documents of this type. Every field needs a row. */
export const keeping = <Doc>(row: Omit<CollectionRow, 'fields' | 'onRequest'> & { readonly onRequest?: boolean; readonly fields: Readonly<Record<keyof Doc & string, FieldRow>> }): CollectionRow => ({
  onRequest: false,
  ...row,
})
