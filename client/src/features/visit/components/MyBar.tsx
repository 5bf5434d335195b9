import { useState } from 'react'
import { View } from '@tarojs/components'
import type { VisitView } from '@/types/visit'
import { ActionBar } from '../../../components/ActionBar'
import { Dialog } from '../../../components/Dialog'
import { vibrate } from '../../../lib/platform'
import { showToast } from '../../../lib/toast'
import { useAction } from '../../../lib/useAction'
import { copy } from '../copy'
import { giftOf } from '../lib/now'
import './Calm.scss'

const words = copy.detail

interface MyBarProps {
  readonly visit: VisitView
  readonly refresh: () => Promise<void>
}

/** One big button: I have it. */
export function MyBar({ visit, refresh }: MyBarProps) {
  const { visitId, grant } = visit
  const [isAsking, setAsking] = useState(false)
  const signing = useAction('visit.sign')
  const what = giftOf(visit)

  async function sign() {
    const isSigned = await signing.run({ visitId, amountFen: grant?.amountFen ?? 0 })
    setAsking(false)
    if (isSigned) {
      vibrate()
      showToast({ text: words.signed, tone: 'done' })
    }
    await refresh()
  }

  return (
    <View className="visit-calm">
      <ActionBar action={{ icon: 'check', text: words.sign(what), onTap: () => setAsking(true) }} />
      <Dialog title={words.signAsk} isOpen={isAsking} isBusy={signing.isBusy} confirm={words.signYes} cancel={words.signNo} onConfirm={() => void sign()} onClose={() => setAsking(false)}>
        {words.signText(what)}
      </Dialog>
    </View>
  )
}
