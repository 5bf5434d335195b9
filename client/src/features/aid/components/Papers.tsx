import { View } from '@tarojs/components'
import { evidenceKinds, type EvidenceKind } from '@/types/aidNames'
import { PhotoUploads, type Listing } from '../../../components/PhotoUploads'
import { act } from '../../../lib/call'
import type { Uploads } from '../../../lib/useUploads'
import { applyCopy as copy } from '../applyCopy'
import { photosLeft, type Draft, type Photo } from '../lib/draft'
import type { Application } from '../lib/useApplication'

interface PapersProps {
  readonly aidId: string | null
  readonly isForOther: boolean
  readonly draft: Draft
  readonly kinds: readonly EvidenceKind[]
  readonly wrong: string | null
  readonly uploads: Uploads
  readonly isSending: boolean
  readonly change: Application['change']
}

const idsOf = (kind: EvidenceKind, evidence: readonly Photo[]) => evidence.filter((photo) => photo.kind === kind).map(({ evidenceId }) => evidenceId)

function relisted(kind: EvidenceKind, { evidence }: Draft, listing: Listing): Pick<Draft, 'evidence'> {
  const others = evidence.filter((photo) => photo.kind !== kind)
  return { evidence: [...others, ...listing(idsOf(kind, evidence)).map((evidenceId) => ({ kind, evidenceId }))] }
}

/** Photos of papers, by what they show. Each is kept privately as soon as it is taken. */
export function Papers({ aidId, isForOther, draft, kinds, wrong, uploads, isSending, change }: PapersProps) {
  const { evidence } = draft
  const keep = async (fileId: string) => (await act('aid.attach', { aidId, fileId, isForOther })).evidenceId
  const left = photosLeft(draft) - uploads.going.length
  const here = (kind: EvidenceKind) => idsOf(kind, evidence).length + uploads.going.filter(({ place }) => place === kind).length
  const others = (Object.keys(evidenceKinds) as EvidenceKind[]).filter((kind) => here(kind) > 0)

  return (
    <View className="form">
      {[...new Set([...kinds, ...others])].map((kind) => (
        <PhotoUploads
          key={kind}
          place={kind}
          label={evidenceKinds[kind]}
          isOptional={kind !== 'authority'}
          error={kind === 'authority' ? wrong : null}
          ids={idsOf(kind, evidence)}
          uploads={uploads}
          isSending={isSending}
          keep={keep}
          most={here(kind) + left}
          onChange={(listing) => change((now) => relisted(kind, now, listing))}
        />
      ))}
      <View className="quiet">{copy.photosLeft(left)}</View>
    </View>
  )
}
