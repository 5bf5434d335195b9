import type { AidForApplicant } from '@/types/aid'
import { Card } from '../../../components/Card'
import { Facts } from '../../../components/Facts'
import { PolicyNote } from '../../../components/PolicyNote'
import { Section } from '../../../components/Section'
import { dayText, moneyText } from '../../../lib/format'
import { copy } from '../copy'
import { clauseName } from '../lib/clauses'

const words = copy.detail

const dayOrNot = (at: string | null) => at && dayText(at)

/** What was approved, paid and signed for, with the clauses each was measured by. */
export function Grants({ grants }: Pick<AidForApplicant, 'grants'>) {
  if (grants.length === 0) return null
  return (
    <Section title={words.money}>
      {grants.map(({ isUrgent, amountFen, approvedAt, paidAt, signedAt, isVoid, clauses }) => (
        <Card key={approvedAt} className="stack">
          <Facts
            facts={[{ icon: isVoid ? 'ban' : 'wallet', text: words.grant(moneyText(amountFen), isUrgent), note: isVoid ? words.voided : words.grantOf(dayText(approvedAt), dayOrNot(paidAt), dayOrNot(signedAt)) }]}
          />
          {clauses.map((clause) => (
            <PolicyNote key={clause.key} name={clauseName(clause.key)} clause={clause} />
          ))}
        </Card>
      ))}
    </Section>
  )
}
