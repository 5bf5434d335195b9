import { useQuestion } from '../lib/question'
import { Dialog } from './Dialog'

/** The question of lib/question.ts, over sheets too. */
export function Asked() {
  const question = useQuestion()
  if (!question) return null
  const { title, text, yes, no, answer } = question
  return (
    <Dialog title={title} isOpen confirm={yes} cancel={no} onConfirm={() => answer(true)} onClose={() => answer(false)}>
      {text}
    </Dialog>
  )
}
