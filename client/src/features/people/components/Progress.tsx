import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Card } from '../../../components/Card'
import { importCopy as copy } from '../importCopy'
import type { Job } from '../lib/useImport'
import './Progress.scss'

interface ProgressProps {
  readonly job: Job
  readonly isStopped: boolean
  readonly onGoOn: () => void
}

/** How far a check or an import is. */
export function Progress({ job: { status, percent, sheetName, total }, isStopped, onGoOn }: ProgressProps) {
  return (
    <Card look="warm">
      <View className="h2">{status === 'checking' ? copy.checking(percent) : copy.applying(percent)}</View>
      <View className="import-progress">
        <View className="import-progress__done" style={{ width: `${percent}%` }} />
      </View>
      <View className="quiet">{copy.total(sheetName, total)}</View>
      <View className="quiet">{copy.keepOpen}</View>
      {isStopped && <Button text={copy.goOn} icon="refresh" onTap={onGoOn} />}
    </Card>
  )
}
