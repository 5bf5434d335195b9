import type { HandoutDesk } from '@/types/handout'
import { Card } from '../../../components/Card'
import { PolicyNote } from '../../../components/PolicyNote'
import { Section } from '../../../components/Section'

interface RulesProps {
  readonly title: string
  readonly clauses: HandoutDesk['clauses']
}

/** The clauses a plan is judged by, with where they come from and whether the union stands by them. */
export function Rules({ title, clauses }: RulesProps) {
  if (clauses.length === 0) return null
  return (
    <Section title={title}>
      <Card look="flat" className="stack">
        {clauses.map(({ name, clause }) => (
          <PolicyNote key={clause.key} name={name} clause={clause} />
        ))}
      </Card>
    </Section>
  )
}
