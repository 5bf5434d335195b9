import { useState } from 'react'
import { Dialog } from '../../components/Dialog'
import { ListRow } from '../../components/List'
import { forgetPerson } from '../../lib/phone'
import type { Session } from '../../lib/session'
import { showToast } from '../../lib/toast'
import { useAction } from '../../lib/useAction'
import { copy } from './copy'

/** The person leaves this phone; what was kept on it goes too. */
export function Unbind({ done }: { readonly done: (session: Session) => void }) {
  const [isAsking, setAsking] = useState(false)
  const unbind = useAction('session.unbind')

  async function leave() {
    const session = await unbind.run({})
    setAsking(false)
    if (!session) return
    forgetPerson()
    done(session)
    showToast({ text: copy.unbound })
  }

  return (
    <>
      <ListRow icon="link" title={copy.unbind} note={copy.unbindNote} onTap={() => setAsking(true)} />
      <Dialog
        title={copy.unbindTitle}
        isOpen={isAsking}
        isDanger
        isBusy={unbind.isBusy}
        confirm={copy.unbind}
        onConfirm={() => void leave()}
        onClose={() => setAsking(false)}
      >
        {copy.unbindText}
      </Dialog>
    </>
  )
}
