import { useState } from 'react'
import type { SuggestionForProposer } from '@/types/suggestion'
import { ActionBar } from '../../../components/ActionBar'
import { Dialog } from '../../../components/Dialog'
import { List, ListRow } from '../../../components/List'
import { Sheet } from '../../../components/Sheet'
import { go } from '../../../lib/go'
import { showToast } from '../../../lib/toast'
import { useAction } from '../../../lib/useAction'
import { copy } from '../copy'
import { suggestionScreens } from '../lib/suggestionScreens'
import { RateSheet } from './RateSheet'
import { ReasonSheet } from '../../../components/ReasonSheet'

const words = copy.detail

type Open = 'rate' | 'reopen' | 'withdraw' | 'more' | null
const order = ['resubmit', 'rate', 'reopen', 'withdraw'] as const

/** What I may do now; the cloud says so. */
export const mayAct = ({ blocked }: SuggestionForProposer) => order.some((step) => blocked[step] === null)

interface MyBarProps {
  readonly suggestion: SuggestionForProposer
  readonly claimCode: string | undefined
  readonly refresh: () => Promise<void>
}

/** The one action of the proposer; the rest is in a sheet. */
export function MyBar({ suggestion, claimCode, refresh }: MyBarProps) {
  const [open, setOpen] = useState<Open>(null)
  const acts = useOwnActs({ suggestionId: suggestion.suggestionId, ...(claimCode && { claimCode }) }, refresh, () => setOpen(null))
  const can = order.filter((step) => suggestion.blocked[step] === null)
  const [first, ...others] = can
  if (!first) return null
  const tap = (step: (typeof order)[number]) => (step === 'resubmit' ? go(suggestionScreens.correct(suggestion.suggestionId)) : setOpen(step))
  const notes = { resubmit: '', rate: words.moreRateNote, reopen: words.moreReopenNote, withdraw: words.moreWithdrawNote }
  const isQuiet = first === 'withdraw'
  return (
    <>
      <ActionBar
        action={{ text: words.bar[first], kind: isQuiet ? 'secondary' : 'primary', onTap: () => tap(first) }}
        second={others.length > 0 ? { text: words.bar.more, onTap: () => setOpen('more') } : undefined}
      />
      <Sheet title={words.moreTitle} isOpen={open === 'more'} onClose={() => setOpen(null)}>
        <List>
          {others.map((step) => (
            <ListRow key={step} title={words.bar[step]} note={notes[step]} onTap={() => tap(step)} />
          ))}
        </List>
      </Sheet>
      <RateSheet isOpen={open === 'rate'} isBusy={acts.isBusy} onSend={acts.rate} onClose={() => setOpen(null)} />
      <ReasonSheet
        isOpen={open === 'reopen'}
        title={words.reopenTitle}
        text={words.reopenText}
        label={words.reopenReason}
        verb={words.reopenSend}
        most={500}
        need={words.needReason}
        isBusy={acts.isBusy}
        onSend={acts.reopen}
        onClose={() => setOpen(null)}
      />
      <Dialog title={words.withdrawAsk} isOpen={open === 'withdraw'} isDanger isBusy={acts.isBusy} confirm={words.bar.withdraw} onConfirm={acts.withdraw} onClose={() => setOpen(null)}>
        {words.withdrawText}
      </Dialog>
    </>
  )
}

interface Mine {
  readonly suggestionId: string
  readonly claimCode?: string
}

function useOwnActs(mine: Mine, refresh: () => Promise<void>, close: () => void) {
  const rating = useAction('suggestion.rate')
  const reopening = useAction('suggestion.reopen')
  const withdrawing = useAction('suggestion.withdraw')

  async function settle(moved: Promise<unknown>, text: string) {
    if (!(await moved)) return
    close()
    showToast({ text })
    await refresh()
  }

  return {
    isBusy: rating.isBusy || reopening.isBusy || withdrawing.isBusy,
    rate: (stars: number, text: string) => void settle(rating.run({ ...mine, stars, text }), words.rated),
    reopen: (reason: string) => void settle(reopening.run({ ...mine, reason }), words.reopened),
    withdraw: () => void settle(withdrawing.run(mine), words.withdrawn2),
  }
}
