import { View } from '@tarojs/components'
import { List, ListRow } from '../../../../components/List'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { go } from '../../../../lib/go'
import { useQuery } from '../../../../lib/useQuery'
import { copy } from '../../copy'
import { policyScreens } from '../../lib/screens'

/** What the union lives by, one row for each kind of work. */
export default function Groups() {
  const query = useQuery('policy.groups', {})
  return (
    <Page refresh={query.refresh}>
      <View className="quiet">{copy.lead}</View>
      <Loaded query={query}>
        {({ groups }) => (
          <List>
            {groups.map(({ noun, name, count, unconfirmed, waiting }) => {
              const open = [waiting > 0 && copy.waiting(waiting), unconfirmed > 0 && copy.open(unconfirmed)].filter(Boolean).join('，')
              return <ListRow key={noun} title={name} note={open || copy.allConfirmed} value={copy.count(count)} onTap={() => go(policyScreens.list(noun))} />
            })}
          </List>
        )}
      </Loaded>
    </Page>
  )
}
