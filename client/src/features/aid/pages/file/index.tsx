import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { readReasons, type ReadReason } from '@/types/aidNames'
import type { ActionOutput } from '@/types/actions'
import { ActionBar } from '../../../../components/ActionBar'
import { Card } from '../../../../components/Card'
import { Choice } from '../../../../components/Choice'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { Section } from '../../../../components/Section'
import { NoPermission } from '../../../../components/States'
import { goBack } from '../../../../lib/go'
import { useQuery } from '../../../../lib/useQuery'
import { EvidenceRows } from '../../components/EvidenceRows'
import { FileCards } from '../../components/FileCards'
import { Lines } from '../../components/Lines'
import '../../copy'
import { deskCopy } from '../../deskCopy'
import { options } from '../../lib/options'
import { incomeLines, outlayLines } from '../../lib/summary'

const words = deskCopy.filePage
type File = ActionOutput<'aid.file'>

/** First why; then the file, once, and the reading is on record. */
export default function FilePage() {
  const { id = '' } = useRouter().params
  const [reason, setReason] = useState<ReadReason>('handle')
  const [isOpen, setOpen] = useState(false)
  if (isOpen) return <Opened aidId={id} reason={reason} />
  return (
    <Page bar={<ActionBar action={{ icon: 'lock', text: words.open, onTap: () => setOpen(true) }} second={{ text: deskCopy.approvePage.notNow, onTap: goBack }} />}>
      <View className="h2">{words.title}</View>
      <Card look="warm">{words.text}</Card>
      <Choice label={words.reason} options={options.readReason} values={[reason]} onChange={([chosen = reason]) => setReason(chosen)} />
    </Page>
  )
}

function Opened({ aidId, reason }: { readonly aidId: string; readonly reason: ReadReason }) {
  const file = useQuery('aid.file', { aidId, reason }, { keep: false })
  if (file.error?.code === 'NOT_FOUND') {
    return (
      <Page>
        <NoPermission text={words.refused} />
      </Page>
    )
  }
  return (
    <Page>
      <View className="small quiet">{words.reading(readReasons[reason])}</View>
      <Loaded query={file}>{(content) => <Content aidId={aidId} file={content} reason={reason} />}</Loaded>
    </Page>
  )
}

function Content({ aidId, file, reason }: { readonly aidId: string; readonly file: File; readonly reason: ReadReason }) {
  const { checked, evidence, officialFileNo } = file
  return (
    <FileCards file={file}>
      {checked && (
        <Section title={words.checked} note={words.people(checked.people)}>
          <Card>
            <Lines lines={[...incomeLines(checked), ...outlayLines(checked)]} />
          </Card>
        </Section>
      )}
      <EvidenceRows aidId={aidId} evidence={evidence} reason={reason} />
      {officialFileNo && <Card look="flat">{words.officialNo(officialFileNo)}</Card>}
    </FileCards>
  )
}
