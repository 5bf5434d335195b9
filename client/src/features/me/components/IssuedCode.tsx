import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { dayText } from '../../../lib/format'
import { canPrint, copyText, print } from '../../../lib/platform'
import { showToast } from '../../../lib/toast'
import { codesCopy as copy } from '../codesCopy'
import './IssuedCode.scss'

export interface Issued {
  readonly name: string
  readonly staffNo: string
  readonly code: string
  /** The last day on which it binds. */
  readonly until: string
}

/** The code, large enough to read across a table; nothing keeps it. */
export function IssuedCode({ issued: { name, code, until } }: { readonly issued: Issued }) {
  return (
    <View className="stack">
      <View className="h3">{copy.codeFor(name)}</View>
      <View className="issued-code__letters number">{code}</View>
      <View className="quiet">{copy.codeHow}</View>
      <View className="small quiet">{copy.codeOnce(dayText(`${until}T04:00:00.000Z`))}</View>
      <Button kind="secondary" icon="copy" text={copy.copy} onTap={() => void copyText(code).then(() => showToast({ text: copy.copied }))} />
      {canPrint && <Button kind="secondary" icon="print" text={copy.print} onTap={print} />}
    </View>
  )
}
