import { Text } from '@tarojs/components'
import type { Run } from '@/types/summary'
import { copy } from '../copy'
import './Runs.scss'

const words = copy.document

interface RunsProps {
  readonly runs: readonly Run[]
  /** The colours and remarks of the editor; on the paper only what was changed by hand is marked. */
  readonly isEdited?: boolean
}

/** A paragraph in pieces: words, counted numbers, numbers by hand with what was counted. */
export function Runs({ runs, isEdited = false }: RunsProps) {
  return (
    <>
      {runs.map((run, index) => (
        <Text key={index} className={lookOf(run, isEdited)}>
          {run.isByHand && isEdited ? `${run.text}${run.counted === null ? words.notCounted : words.wasCounted(run.counted)}` : run.text}
        </Text>
      ))}
    </>
  )
}

function lookOf({ figure, isByHand }: Run, isEdited: boolean): string {
  if (isByHand) return 'run run--hand'
  return figure && isEdited ? 'run run--counted' : 'run'
}
