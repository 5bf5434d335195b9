import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { AidForApplicant } from '@/types/aid'
import { Button } from '../../../../components/Button'
import { Card } from '../../../../components/Card'
import { List, ListRow } from '../../../../components/List'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { Section } from '../../../../components/Section'
import { Skeleton } from '../../../../components/Skeleton'
import { EmptyState } from '../../../../components/States'
import { Timeline } from '../../../../components/Timeline'
import { go, screens } from '../../../../lib/go'
import { useQuery } from '../../../../lib/useQuery'
import { AidTag } from '../../components/AidTag'
import '../../components/Calm.scss'
import { EvidenceRows } from '../../components/EvidenceRows'
import { FileCards } from '../../components/FileCards'
import { Grants } from '../../components/Grants'
import { mayAct, MyBar } from '../../components/MyBar'
import { NowCard } from '../../components/NowCard'
import { copy } from '../../copy'
import { aidScreens } from '../../lib/aidScreens'
import { clockOf } from '../../lib/clock'
import { nowOf } from '../../lib/now'

const words = copy.detail

/** My application: where it stands, who has it, by when, and what was decided. Nothing of it stays on the phone. */
export default function Detail() {
  const { id } = useRouter().params
  const own = useQuery('aid.get', id ? { aidId: id } : null, { keep: false })
  if (!id || own.error?.code === 'NOT_FOUND') {
    return (
      <Page>
        <EmptyState icon="document" {...words.notFound} action={{ text: words.toMine, onTap: () => go(screens.aidMine) }} />
      </Page>
    )
  }
  return (
    <Page refresh={own.refresh} bar={own.data && mayAct(own.data) && <Bar aid={own.data} refresh={own.refresh} />}>
      <Loaded query={own} skeleton={<Skeleton look="detail" rows={2} />}>
        {(aid) => <Content aid={aid} />}
      </Loaded>
    </Page>
  )
}

function Bar(props: { readonly aid: AidForApplicant; readonly refresh: () => Promise<void> }) {
  return (
    <View className="aid-calm">
      <MyBar {...props} />
    </View>
  )
}

function Content({ aid }: { readonly aid: AidForApplicant }) {
  const { number, status, isForOther, subjectName } = aid
  return (
    <View className="aid-calm">
      <View>
        <View className="row row--between">
          <View className="small quiet number">{number}</View>
          <AidTag status={status} />
        </View>
        {isForOther && <View className="strong">{words.forOther(subjectName)}</View>}
      </View>
      <NowCard now={nowOf(aid)} />
      <Section title={words.clock}>
        <Card>
          <Timeline steps={clockOf(aid)} />
        </Card>
      </Section>
      <Grants grants={aid.grants} />
      <Ways aid={aid} />
      {!isForOther && <Filled aid={aid} />}
    </View>
  )
}

function Ways({ aid: { aidId, blocked, agreesToPublicity, isForOther, status } }: { readonly aid: AidForApplicant }) {
  return (
    <Section title={words.ways}>
      <List>
        {blocked.explain === null && <ListRow icon="list" title={words.means} note={words.meansNote} onTap={() => go(aidScreens.means(aidId))} />}
        {status === 'publicised' && <ListRow icon="megaphone" title={copy.mine.publicity} note={copy.mine.publicityNote} onTap={() => go(aidScreens.publicity)} />}
        {!isForOther && <ListRow icon="shield" title={words.reads} note={words.readsNote} onTap={() => go(screens.privacyMine)} />}
        {!isForOther && <ListRow icon="check-circle" title={words.consents} note={words.consentsNote(agreesToPublicity)} onTap={() => go(screens.privacyAgreements)} />}
      </List>
    </Section>
  )
}

/** What I filled in: closed until I want to see it, for somebody may look over my shoulder. */
function Filled({ aid: { aidId, file } }: { readonly aid: AidForApplicant }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Section title={words.filled}>
      {!file && <Card look="flat">{words.emptied}</Card>}
      {file && <Button kind="secondary" icon={isOpen ? undefined : 'lock'} text={isOpen ? words.hide : words.show} onTap={() => setOpen(!isOpen)} />}
      {file && isOpen && (
        <FileCards file={file}>
          <EvidenceRows aidId={aidId} evidence={file.evidence} />
        </FileCards>
      )}
    </Section>
  )
}
