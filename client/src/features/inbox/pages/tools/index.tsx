import { View } from '@tarojs/components'
import type { Grant } from '@/types/roles'
import { List, ListRow } from '../../../../components/List'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { NoPermission } from '../../../../components/States'
import { go } from '../../../../lib/go'
import { useSession } from '../../../../lib/session'
import { copy } from '../../copy'
import { tools, type Tool } from '../../tools'

type Held = Pick<Grant, 'role' | 'portfolio'>

function isFor({ roles, portfolio }: Tool, grant: Held): boolean {
  return roles.includes(grant.role) && (grant.role !== 'OFF' || !portfolio || !grant.portfolio || [portfolio].flat().includes(grant.portfolio))
}

/** Everything this person's offices work with. What may really be done is decided by the cloud. */
export default function Tools() {
  const session = useSession()
  return (
    <Page refresh={session.refresh}>
      <Loaded query={session}>{({ me }) => <Mine mine={tools.filter((tool) => me?.grants.some((grant) => isFor(tool, grant)))} />}</Loaded>
    </Page>
  )
}

function Mine({ mine }: { readonly mine: readonly Tool[] }) {
  if (mine.length === 0) return <NoPermission text={copy.tools.nobody} />
  return (
    <>
      <View className="quiet">{copy.tools.lead}</View>
      <List>
        {mine.map(({ icon, title, note, screen }) => (
          <ListRow key={screen} icon={icon} title={title} note={note} onTap={() => go(screen)} />
        ))}
      </List>
    </>
  )
}
