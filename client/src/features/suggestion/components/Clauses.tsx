import { View } from '@tarojs/components'
import type { Clause } from '@/types/policy'
import { PolicyNote } from '../../../components/PolicyNote'
import { ruleCopy } from '../ruleCopy'

const PREFIX = 'suggestion.'

/** The settings something was judged by, each with its number, its source, and whether the union stands by it. */
export function Clauses({ clauses }: { readonly clauses: readonly Clause[] }) {
  if (clauses.length === 0) return null
  return (
    <View className="stack">
      {clauses.map((clause) => (
        <PolicyNote key={clause.policyId} name={nameOf(clause.key.slice(PREFIX.length))} clause={clause} />
      ))}
    </View>
  )
}

const nameOf = (key: string) => ruleCopy[key.replace(/^grade\d/, 'grade') as keyof typeof ruleCopy] ?? ''
