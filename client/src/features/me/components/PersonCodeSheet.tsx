import { View } from '@tarojs/components'
import type { ActionOutput } from '@/types/actions'
import { Button } from '../../../components/Button'
import { Sheet } from '../../../components/Sheet'
import { sentenceOf } from '../../../lib/errorCopy'
import { useAction } from '../../../lib/useAction'
import { codesCopy as copy } from '../codesCopy'
import { IssuedCode, type Issued } from './IssuedCode'
import { ReleaseForm } from './ReleaseForm'

export type RosterPerson = ActionOutput<'session.roster'>['items'][number]

interface PersonCodeSheetProps {
  /** Null while nobody is chosen. */
  readonly person: RosterPerson | null
  readonly issued: Issued | null
  readonly onIssued: (issued: Issued) => void
  readonly onReleased: () => void
  readonly onClose: () => void
}

const reasonOf = (code: RosterPerson['blocked']['issue']) => code && sentenceOf(code)

/** One person: a new code for who is not bound, a lost account let go for who is. */
export function PersonCodeSheet({ person, issued, onIssued, onReleased, onClose }: PersonCodeSheetProps) {
  const issuing = useAction('session.issueCode')
  if (!person) return null
  const { staffNo, name, unitName, post, isBound, blocked } = person

  async function issue() {
    const answer = await issuing.run({ staffNo })
    if (answer) onIssued({ ...answer, staffNo })
  }

  return (
    <Sheet title={name} isOpen onClose={onClose}>
      <View className="quiet">{[copy.staffNo(staffNo), unitName, post].filter(Boolean).join('\u00A0· ')}</View>
      {issued && <IssuedCode issued={issued} />}
      {!isBound && !issued && <View className="quiet">{copy.issueNote}</View>}
      {!isBound && (
        <Button
          kind={issued ? 'quiet' : 'primary'}
          text={issued ? copy.again : copy.issue}
          whyNot={reasonOf(blocked.issue)}
          isBusy={issuing.isBusy}
          onTap={() => void issue()}
        />
      )}
      {isBound && <ReleaseForm key={staffNo} staffNo={staffNo} whyNot={reasonOf(blocked.release)} onReleased={onReleased} />}
    </Sheet>
  )
}
