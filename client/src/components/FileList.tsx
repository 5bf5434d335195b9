import type { ActionInput } from '@/types/actions'
import { kitCopy as copy } from './copy'
import { ExportButton } from './ExportButton'
import { InfiniteList, type InfiniteListProps } from './InfiniteList'

interface FileListProps<Item> extends Omit<InfiniteListProps<Item>, 'after'> {
  /** The whole list as a file, offered behind it. */
  readonly file: ActionInput<'export.start'> | undefined
}

/** A list that can be had as a file. Apart from the list itself, which the first package holds. */
export function FileList<Item>({ file, ...list }: FileListProps<Item>) {
  return <InfiniteList {...list} after={file && <ExportButton isSmall text={copy.exportList} input={file} />} />
}
