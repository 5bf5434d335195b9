import type { VisitView } from '@/types/visit'
import type { Uploads } from '../../../../lib/useUploads'
import type { Step } from '../../lib/steps'

export interface StepProps {
  readonly visit: VisitView
  /** Waits for the answer; when it was taken says so, closes the sheet, and asks for the case again. */
  settle(work: Promise<unknown>, step: Step): Promise<void>
  readonly refresh: () => Promise<void>
  /** Photos on their way; they go on while the sheet is closed. */
  readonly uploads: Uploads
}
