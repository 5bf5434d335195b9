import type { ActionOutput } from '@/types/actions'
import { roleChangeStatuses } from '@/types/peopleNames'
import { FileList } from '../../../components/FileList'
import { ListRow } from '../../../components/List'
import { EmptyState } from '../../../components/States'
import { StatusTag, type Tone } from '../../../components/StatusTag'
import { dayText } from '../../../lib/format'
import { go, screens } from '../../../lib/go'
import { usePagedQuery } from '../../../lib/usePagedQuery'
import { copy } from '../copy'
import { officeWords } from '../lib/officeWords'

export type Change = ActionOutput<'people.roleChange'>

const tones: Record<Change['status'], Tone> = { proposed: 'due', confirmed: 'done', declined: 'refused', withdrawn: 'quiet' }

/** Changes of office, newest first. */
export function ChangeList() {
  const changes = usePagedQuery('people.roleChanges', {})
  return <FileList query={changes} file={{ list: 'people.roleChanges' }} empty={<EmptyState icon="people" {...copy.emptyChanges} />} row={(change) => <ChangeRow key={change.changeId} change={change} />} />
}

export function ChangeRow({ change: { changeId, name, isRemoval, grant, status, proposedByName, at } }: { readonly change: Change }) {
  return (
    <ListRow
      title={copy.role.title(name, isRemoval)}
      note={`${officeWords(grant)} · ${copy.role.by(proposedByName, dayText(at))}`}
      end={<StatusTag text={roleChangeStatuses[status]} tone={tones[status]} />}
      onTap={() => go(screens.people(`role/index?id=${changeId}`))}
    />
  )
}
