import type { ActionInput } from '@/types/actions'
import { canPrint } from '../lib/platform'
import { useExport } from '../lib/useExport'
import { Button } from './Button'
import { kitCopy as copy } from './copy'

interface ExportButtonProps {
  readonly input: ActionInput<'export.start'>
  readonly text?: string
  readonly whyNot?: string | null
  readonly isSmall?: boolean
}

/** Takes a list or a paper away as a file, and says where it then is. */
export function ExportButton({ input, text = copy.export, whyNot, isSmall }: ExportButtonProps) {
  const { isBusy, percent, run } = useExport(input, ({ fileName }) => (canPrint ? copy.exported(fileName) : copy.exportOpened))
  return <Button kind="secondary" icon="download" text={percent === null ? text : copy.exporting(percent)} isBusy={isBusy} whyNot={whyNot} isSmall={isSmall} onTap={run} />
}
