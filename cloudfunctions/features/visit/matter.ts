/**
 * What a visit is about and what it brought. Beside the name it would tell of an illness, a death, a need: of a sensitive kind only
 * the group stands in the open, and of a gift only that there is one. Handlers work with the visit opened; what they change is
 * closed again on its way to the database.
 */
import type { Visit, VisitGiving, VisitGrant, VisitMatter } from '@/cloudfunctions/kit/documents/visit'
import { idFor } from '@/cloudfunctions/kit/ids'
import { blindIndex } from '@/cloudfunctions/kit/vault'
import type { VisitKind } from '@/types/visit'
import { openBox, type Contents } from './boxes'
import { titleOf } from './rules'

export type OpenGrant = VisitGrant & VisitGiving
export interface OpenVisit extends Omit<Visit, 'grant'> {
  readonly grant: OpenGrant | null
}

type Holder = Pick<Visit, '_id' | 'sealed' | 'kind' | 'rules' | 'seen'>

/** Kind, rules and papers as they are. Before they were sealed they stood in the open. */
export const matterIn = ({ kind, rules, seen, ...visit }: Holder): VisitMatter => openBox(visit, 'matter') ?? { kind, rules, seen }

export function openVisit(visit: Visit): OpenVisit {
  const giving = openBox(visit, 'giving')
  return { ...visit, ...matterIn(visit), grant: visit.grant && ({ ...visit.grant, ...giving } as OpenGrant) }
}

/** The length of a box would tell one kind from another. */
const BLOCK_BYTES = 512
function padded<Box extends object>(box: Box): Box {
  const bytes = Buffer.byteLength(JSON.stringify({ ...box, pad: '' }))
  return { ...box, pad: ' '.repeat(BLOCK_BYTES * Math.ceil(bytes / BLOCK_BYTES) - bytes) }
}

/** Alike for every sensitive kind of a group. */
const neutral = (group: VisitMatter['rules']['group']): VisitMatter => ({
  kind: '', seen: [],
  rules: { name: titleOf(group), group, isSensitive: true, isUrgent: false, gift: 'none', ceiling: null, papers: [], signer: 'self' },
})

interface Shut {
  readonly open: Partial<Visit>
  readonly boxes: Contents
}

export function shutMatter(matter: VisitMatter): { readonly open: VisitMatter; readonly boxes: Contents } {
  const { isSensitive, group } = matter.rules
  return isSensitive ? { open: neutral(group), boxes: { matter: padded(matter) } } : { open: matter, boxes: {} }
}

function shutGrant(grant: OpenGrant): Shut {
  const { grantId, approvedAt, signedAt, voidAt, ...giving } = grant
  return { open: { grant: { grantId, approvedAt, signedAt, voidAt } }, boxes: { giving: padded(giving) } }
}

/** What is to be changed of an opened visit, as it is stored. */
export function shut({ kind, rules, seen }: VisitMatter, { grant, ...changes }: Partial<OpenVisit>): Shut {
  const isAboutMatter = 'rules' in changes || 'seen' in changes
  const matter = isAboutMatter ? shutMatter({ kind, rules: changes.rules ?? rules, seen: changes.seen ?? seen }) : { open: {}, boxes: {} }
  const giving: Shut = grant ? shutGrant(grant) : { open: grant === null ? { grant } : {}, boxes: {} }
  return { open: { ...changes, ...matter.open, ...giving.open }, boxes: { ...matter.boxes, ...giving.boxes } }
}

/** An id made of what a visit is about; keyed where a plain one could be tried out with every kind. */
export const visitId = ({ isSensitive }: Pick<VisitKind, 'isSensitive'>, ...parts: readonly string[]) => (isSensitive ? blindIndex('visitMatter', parts.join('|')) : idFor(...parts))
