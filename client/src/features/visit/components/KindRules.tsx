import { View } from '@tarojs/components'
import type { VisitKindView } from '@/types/visit'
import { Facts } from '../../../components/Facts'
import { Card } from '../../../components/Card'
import { List, ListRow } from '../../../components/List'
import { Section } from '../../../components/Section'
import { amountText } from '../../../lib/amount'
import { go } from '../../../lib/go'
import { useQuery } from '../../../lib/useQuery'
import { deskCopy } from '../deskCopy'
import { spoken } from '../lib/days'
import { ruleName } from '../lib/rules'
import { visitScreens } from '../lib/visitScreens'

const words = deskCopy.kind

/** The figures it is judged by, each with the way to its setting. */
export function KindRules({ kind: { due, limit, times } }: { readonly kind: VisitKindView }) {
  const clauses = [due, limit, times].filter((clause) => clause !== null)
  return (
    <Section title={words.rules}>
      <View className="small quiet">{words.rulesNote}</View>
      <List>
        {clauses.map((clause) => (
          <ListRow key={clause.key} icon="document" title={ruleName(clause)} value={amountText(clause.value, clause.unit)} onTap={() => go(visitScreens.rule(clause.key))} />
        ))}
      </List>
    </Section>
  )
}

/** Who changed it, from which day, and why. */
export function KindHistory({ code }: { readonly code: string }) {
  const history = useQuery('visit.kindHistory', { code })
  const rows = history.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <Section title={words.history}>
      <Card>
        <Facts facts={rows.map(({ kind, from, byName, reason }) => ({ icon: 'edit', text: `${words.version(spoken(from))} · ${kind.name}`, note: [byName, reason].filter(Boolean).join(' · ') }))} />
      </Card>
    </Section>
  )
}
