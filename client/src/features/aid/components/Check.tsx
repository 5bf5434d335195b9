import { List, ListRow } from '../../../components/List'
import { linesOf } from '../lib/summary'
import type { Application } from '../lib/useApplication'

const LONG = 10

/** Everything once more; a line leads back to its question. */
export function Check({ form: { draft, mode, goTo } }: { readonly form: Application }) {
  return (
    <List>
      {linesOf(draft, mode).map(({ step, title, value }) => {
        const isLong = Array.from(value).length > LONG
        return <ListRow key={step} title={title} note={isLong ? value : undefined} value={isLong ? undefined : value} onTap={() => goTo(step)} />
      })}
    </List>
  )
}
