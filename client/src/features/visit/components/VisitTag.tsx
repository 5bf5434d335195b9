import { visitStatuses, type VisitStatus } from '@/types/visitNames'
import { StatusTag, type Tone } from '../../../components/StatusTag'

const tones: Record<VisitStatus, Tone> = {
  checking: 'quiet', reviewing: 'quiet', approving: 'quiet', toArrange: 'due', arranged: 'information', toSign: 'due', following: 'information', closed: 'done',
  refused: 'refused', cancelled: 'quiet',
}

export function VisitTag({ status }: { readonly status: VisitStatus }) {
  return <StatusTag tone={tones[status]} text={visitStatuses[status]} />
}
