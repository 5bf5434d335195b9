import { Timeline } from '../../../components/Timeline'
import { dayText } from '../../../lib/format'
import { copy } from '../copy'

interface Step {
  readonly at: string
  readonly byName: string
  readonly action: string
  readonly note: string
}

/** Who did what and when, newest where the list begins. */
export function Steps({ steps }: { readonly steps: readonly Step[] }) {
  const shown = steps.map(({ at, byName, action, note }) => ({
    title: copy.actions[action] ?? copy.otherAction, who: `${byName} · ${dayText(at)}`, note, state: action === 'people.return' ? ('refused' as const) : ('done' as const),
  }))
  return <Timeline steps={shown} />
}
