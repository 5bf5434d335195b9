import type { Opinion } from '@/cloudfunctions/kit/documents/suggestion'
import { chained } from '@/cloudfunctions/kit/record'
import { brokenSuggestion } from './suggestion'

const at = new Date('2026-06-01T01:30:00Z')
const born = chained(undefined, '', 'submitted', { at, by: 'm1', action: 'suggestion.submit' })
const taken = chained(born, 'submitted', 'reviewing', { at, by: 'm2', action: 'suggestion.accept' })
const opinion = (role: Opinion['role'], by: string): Opinion => ({ role, by, actingFor: null, verdict: 'adopt', reason: '可行', at })
const whole = { status: 'reviewing', history: [born, taken], opinions: [opinion('DEPT', 'm3'), opinion('JURY', 'm4')] } as const

describe('a suggestion after a race', () => {
  it('is whole with one opinion of each role', () => expect(brokenSuggestion(whole)).toEqual([]))

  it.each([
    ['I16', { ...whole, opinions: [...whole.opinions, opinion('JURY', 'm5')] }],
    ['I15', { ...whole, history: [born, taken, chained(taken, 'submitted', 'reviewing', { at, by: 'm6', action: 'suggestion.accept' })] }],
    ['I30', { ...whole, history: [taken, born] }],
    ['I30', { ...whole, status: 'accepted' as const }],
  ])('control: breaks %s', (invariant, one) => expect(brokenSuggestion(one).map((sentence) => sentence.slice(0, 3))).toContain(invariant))
})
