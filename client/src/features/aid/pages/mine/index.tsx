import { View } from '@tarojs/components'
import type { AidCard } from '@/types/aid'
import { ActionBar } from '../../../../components/ActionBar'
import { Card } from '../../../../components/Card'
import { Facts } from '../../../../components/Facts'
import { InfiniteList } from '../../../../components/InfiniteList'
import { List, ListRow } from '../../../../components/List'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { Section } from '../../../../components/Section'
import { Skeleton } from '../../../../components/Skeleton'
import { StatusTag } from '../../../../components/StatusTag'
import { dayText, nearText } from '../../../../lib/format'
import { go, screens } from '../../../../lib/go'
import { useSession, type Session } from '../../../../lib/session'
import { usePagedQuery, type PagedQuery } from '../../../../lib/usePagedQuery'
import { useQuery } from '../../../../lib/useQuery'
import { AidTag } from '../../components/AidTag'
import '../../components/Calm.scss'
import { copy } from '../../copy'
import { aidScreens } from '../../lib/aidScreens'
import { dueText } from '../../lib/now'

const words = copy.mine
type Me = NonNullable<Session['me']>

/** The way in: what it is, my applications, and one button. */
export default function Mine() {
  const session = useSession()
  const me = session.data?.me
  // Asked for together: who is not known to be a stranger may have both.
  const input = me === null ? null : {}
  const list = usePagedQuery('aid.mine', input)
  const draft = useQuery('aid.draft', input, { keep: false })

  async function refresh() {
    await Promise.all([session.refresh(), list.refresh(), draft.refresh()])
  }

  return (
    <Page refresh={refresh} bar={me === undefined ? null : me ? <Begin savedAt={draft.data?.savedAt} /> : <Bind />}>
      <View>
        <View className="h1">{words.title}</View>
        <View className="quiet">{words.lead}</View>
      </View>
      <Loaded query={session} skeleton={<Skeleton rows={2} />}>{({ me: who }) => (who ? <Own me={who} list={list} /> : <Promises />)}</Loaded>
    </Page>
  )
}

function Bind() {
  return <ActionBar state={words.bindText} action={{ text: words.bind, onTap: () => go(screens.bind) }} />
}

/** Calm like the form it leads to. */
function Begin({ savedAt }: { readonly savedAt: string | null | undefined }) {
  return (
    <View className="aid-calm">
      <ActionBar state={savedAt ? words.goOnNote(nearText(savedAt)) : undefined} stateIcon="check" action={{ text: savedAt ? words.goOn : words.begin, onTap: () => go(aidScreens.apply) }} />
    </View>
  )
}

function Promises() {
  return (
    <>
      <Card>
        <Facts facts={words.promises.map(({ icon, text, note }) => ({ icon: icon as 'lock' | 'clock' | 'check', text, note }))} />
      </Card>
      <Card look="warm">{words.urgent}</Card>
    </>
  )
}

function Own({ me, list }: { readonly me: Me; readonly list: PagedQuery<AidCard> }) {
  const isLeader = me.grants.some(({ role }) => role === 'GRP')
  return (
    <>
      {list.items !== null && list.items.length > 0 ? (
        <Section title={words.list}>
          <InfiniteList query={list} empty={null} row={(aid) => <Row key={aid.aidId} aid={aid} />} />
        </Section>
      ) : (
        <Promises />
      )}
      <List>
        {isLeader && <ListRow icon="people" title={words.other} note={words.otherNote} onTap={() => go(aidScreens.applyForOther)} />}
        <ListRow icon="megaphone" title={words.publicity} note={words.publicityNote} onTap={() => go(aidScreens.publicity)} />
        <ListRow icon="shield" title={words.privacy} onTap={() => go(screens.privacyMine)} />
      </List>
    </>
  )
}

/** What is asked of me is louder than the state. */
function Row({ aid: { aidId, number, status, submittedAt, ownerLabel, dueAt, toDo, isForOther } }: { readonly aid: AidCard }) {
  const who = dueAt ? dueText({ status, ownerLabel }, dueAt) : ownerLabel
  return (
    <Card className="stack" label={[number, toDo && words.toDo[toDo], who].filter(Boolean).join('，')} onTap={() => go(screens.aid(aidId))}>
      <View className="row row--between wrap">
        <View className="small quiet number">{[number, isForOther && words.forOther].filter(Boolean).join('\u00A0· ')}</View>
        {toDo ? <StatusTag tone="due" icon="edit" text={words.toDo[toDo]} /> : <AidTag status={status} />}
      </View>
      <View className="strong">{who}</View>
      <View className="small quiet">{dayText(submittedAt)}</View>
    </Card>
  )
}
