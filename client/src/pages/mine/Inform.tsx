import { List, ListRow } from '../../components/List'
import { Section } from '../../components/Section'
import { go, screens } from '../../lib/go'
import type { Session } from '../../lib/session'
import { copy } from './copy'

const TELLERS = ['GRP', 'OFF', 'CHAIR', 'VICE']
const ISSUERS = [...TELLERS, 'ADM']
const REVIEWERS = ['OFF', 'CHAIR', 'VICE']

interface InformProps {
  readonly me: NonNullable<Session['me']>
  readonly unread: number
}

/** What I was told; and for officers, who has to be told, and what has to be looked at. */
export function Inform({ me: { grants }, unread }: InformProps) {
  const holds = (roles: readonly string[]) => grants.some(({ role }) => roles.includes(role))
  return (
    <Section title={copy.inform}>
      <List>
        <ListRow icon="bell" title={copy.messages} value={unread > 0 ? copy.unread(unread) : undefined} onTap={() => go(screens.messages)} />
        <ListRow icon="megaphone" title={copy.notices} onTap={() => go(screens.notices)} />
        {holds(TELLERS) && <ListRow icon="voice" title={copy.unreached} note={copy.unreachedNote} onTap={() => go(screens.unreached)} />}
        {holds(ISSUERS) && <ListRow icon="person" title={copy.codes} onTap={() => go(screens.codes)} />}
        {holds(REVIEWERS) && <ListRow icon="shield" title={copy.safety} onTap={() => go(screens.safety)} />}
      </List>
    </Section>
  )
}
