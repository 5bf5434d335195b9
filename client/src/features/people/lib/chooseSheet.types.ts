import type { LocalFile } from '../../../lib/platform'

/** One spreadsheet of this phone; null when the person changed their mind. */
export type ChooseSheet = () => Promise<LocalFile | null>
