import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '../../../../components/Button'
import { Card } from '../../../../components/Card'
import { List, ListRow } from '../../../../components/List'
import { Page } from '../../../../components/Page'
import { Section } from '../../../../components/Section'
import { Tap } from '../../../../components/Tap'
import { TextField } from '../../../../components/TextField'
import { call, CallError } from '../../../../lib/call'
import { sentenceOfError } from '../../../../lib/errorCopy'
import { go } from '../../../../lib/go'
import { showToast } from '../../../../lib/toast'
import { copy } from '../../copy'
import { forgetClaim, keptClaims, showClaim } from '../../lib/claims'
import { suggestionScreens } from '../../lib/suggestionScreens'
import './index.scss'

const words = copy.claim
const LETTERS = 12

/** A nameless proposer shows the code instead of a face. */
export default function Claim() {
  const [code, setCode] = useState('')
  const [kept, setKept] = useState(keptClaims)
  const { isBusy, error, find } = useClaim()

  function forget(known: string) {
    forgetClaim(known)
    setKept(keptClaims())
    showToast({ text: words.forgotten, tone: 'information' })
  }

  return (
    <Page>
      <View>
        <View className="h2">{words.title}</View>
        <View className="quiet">{words.text}</View>
      </View>
      <Card className="stack">
        <TextField label={words.code} placeholder={words.example} value={code} error={error} onChange={setCode} onDone={() => find(code)} />
        <Button icon="search" text={words.find} isBusy={isBusy} onTap={() => find(code)} />
      </Card>
      {kept.length > 0 && (
        <Section title={words.keptTitle}>
          <List>
            {kept.map((claim) => (
              <ListRow
                key={claim.code}
                icon="lock"
                title={claim.number}
                note={claim.code}
                end={
                  <View className="row">
                    <Tap className="claim__act" label={`${words.forget} ${claim.number}`} onTap={() => forget(claim.code)}>{words.forget}</Tap>
                    <Tap className="claim__act claim__act--open" label={`${words.find} ${claim.number}`} onTap={() => find(claim.code)}>{words.find}</Tap>
                  </View>
                }
              />
            ))}
          </List>
        </Section>
      )}
    </Page>
  )
}

function useClaim() {
  const [error, setError] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)

  async function ask(code: string) {
    try {
      const { suggestionId } = await call('suggestion.claim', { claimCode: code })
      showClaim(suggestionId, code)
      go(suggestionScreens.mine(suggestionId))
    } catch (failure) {
      if (!(failure instanceof CallError)) throw failure
      setError(failure.code === 'NOT_FOUND' ? words.notFound : sentenceOfError(failure))
    }
  }

  function find(typed: string) {
    const code = typed.replace(/[\s-]/g, '').toUpperCase()
    if (code.length !== LETTERS || !/^[2-9A-HJ-NP-Z]+$/.test(code)) return setError(words.wrong)
    setError(null)
    setBusy(true)
    void ask(code).finally(() => setBusy(false))
  }

  return { error, isBusy, find }
}
