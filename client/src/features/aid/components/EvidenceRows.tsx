import { useRef } from 'react'
import { evidenceKinds, type EvidenceKind, type ReadReason } from '@/types/aidNames'
import { List, ListRow } from '../../../components/List'
import { Section } from '../../../components/Section'
import { call, CallError } from '../../../lib/call'
import { sentenceOfError } from '../../../lib/errorCopy'
import { previewImages } from '../../../lib/platform'
import { showToast } from '../../../lib/toast'
import { copy } from '../copy'

const words = copy.detail

interface EvidenceRowsProps {
  readonly aidId: string
  readonly evidence: ReadonlyArray<{ readonly evidenceId: string; readonly kind: EvidenceKind; readonly isVerified: boolean; readonly isGone: boolean }>
  /** Why an officer opens it: written down. */
  readonly reason?: ReadReason
}

/** Photos by what they show; one is opened at a time, through a link that works for minutes. */
export function EvidenceRows({ aidId, evidence, reason }: EvidenceRowsProps) {
  const busy = useRef(false)
  if (evidence.length === 0) return null

  async function open(evidenceId: string) {
    if (busy.current) return
    busy.current = true
    try {
      const { url } = await call('aid.evidence', { aidId, evidenceId, ...(reason && { reason }) })
      previewImages([url], 0)
    } catch (failure) {
      if (!(failure instanceof CallError)) throw failure
      showToast({ text: sentenceOfError(failure), tone: 'refused' })
    } finally {
      busy.current = false
    }
  }

  return (
    <Section title={words.photos}>
      <List>
        {evidence.map(({ evidenceId, kind, isVerified, isGone }) => (
          <ListRow
            key={evidenceId} icon="photo" title={words.photo(evidenceKinds[kind], isVerified)} note={isGone ? words.gone : undefined}
            onTap={isGone ? undefined : () => void open(evidenceId)}
          />
        ))}
      </List>
    </Section>
  )
}
