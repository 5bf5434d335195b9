import { View } from '@tarojs/components'
import { visitGroups, type VisitGroup } from '@/types/visitNames'
import type { VisitKindView } from '@/types/visit'
import { ActionBar } from '../../../../components/ActionBar'
import { List, ListRow } from '../../../../components/List'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { Section } from '../../../../components/Section'
import { EmptyState } from '../../../../components/States'
import { StatusTag } from '../../../../components/StatusTag'
import { amountText } from '../../../../lib/amount'
import { moneyText } from '../../../../lib/format'
import { go } from '../../../../lib/go'
import { useQuery } from '../../../../lib/useQuery'
import { copy } from '../../copy'
import { deskCopy } from '../../deskCopy'
import { iconOf } from '../../lib/kindIcons'
import { visitScreens } from '../../lib/visitScreens'

const words = deskCopy.kinds
const groups = Object.keys(visitGroups) as VisitGroup[]

/** 五必访 · 六必谈 as this union keeps them. */
export default function Kinds() {
  const query = useQuery('visit.kinds', {})
  return (
    <Page refresh={query.refresh} bar={query.data?.canEdit && <ActionBar action={{ icon: 'plus', text: words.new, kind: 'secondary', onTap: () => go(visitScreens.newKind) }} />}>
      <View className="quiet">{words.lead}</View>
      <Loaded query={query}>
        {({ kinds }) =>
          kinds.length === 0 ? <EmptyState icon="book" {...words.empty} /> : groups.map((group) => <Group key={group} title={visitGroups[group]} kinds={kinds.filter((kind) => kind.group === group)} />)
        }
      </Loaded>
    </Page>
  )
}

function Group({ title, kinds }: { readonly title: string; readonly kinds: readonly VisitKindView[] }) {
  if (kinds.length === 0) return null
  return (
    <Section title={title}>
      <List>
        {kinds.map((kind) => (
          <ListRow key={kind.code} icon={iconOf(kind)} title={kind.name} note={noteOf(kind)} end={kind.isOn ? undefined : <StatusTag tone="quiet" icon="ban" text={words.off} />} onTap={() => go(visitScreens.kind(kind.code))} />
        ))}
      </List>
    </Section>
  )
}

function noteOf({ isUrgent, due, gift, limit }: VisitKindView): string {
  const when = isUrgent ? words.urgent : words.within(amountText(due.value, due.unit))
  const money = gift !== 'none' && limit ? `${copy.forms[gift]}，${words.limit(moneyText(limit.value))}` : ''
  return [when, money].filter(Boolean).join(' · ')
}
