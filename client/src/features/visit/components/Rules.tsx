import { View } from '@tarojs/components'
import type { Clause } from '@/types/policy'
import { PolicyNote } from '../../../components/PolicyNote'
import { Section } from '../../../components/Section'
import { deskCopy } from '../deskCopy'
import { ruleName } from '../lib/rules'

/** The clauses something is judged by, with where they come from and whether the union stands by them. */
export function Rules({ clauses }: { readonly clauses: ReadonlyArray<Clause | null> }) {
  const shown = clauses.filter((clause) => clause !== null)
  if (shown.length === 0) return null
  return (
    <Section title={deskCopy.desk.rules}>
      <View className="stack">
        {shown.map((clause) => (
          <PolicyNote key={clause.key} name={ruleName(clause)} clause={clause} />
        ))}
      </View>
    </Section>
  )
}
