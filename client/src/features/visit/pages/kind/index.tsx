import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { signers, visitGroups } from '@/types/visitNames'
import type { VisitKindView } from '@/types/visit'
import { ActionBar } from '../../../../components/ActionBar'
import { Card } from '../../../../components/Card'
import { List, ListRow } from '../../../../components/List'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { EmptyState } from '../../../../components/States'
import { goBack } from '../../../../lib/go'
import { showToast } from '../../../../lib/toast'
import { useQuery } from '../../../../lib/useQuery'
import { KindFields } from '../../components/KindFields'
import { KindHistory, KindRules } from '../../components/KindRules'
import { copy } from '../../copy'
import { deskCopy } from '../../deskCopy'
import { useKindForm } from '../../lib/useKindForm'

const words = deskCopy.kind

/** One kind of the dictionary; without `?code=` a new one. */
export default function Kind() {
  const { code } = useRouter().params
  const query = useQuery('visit.kinds', {})
  if (!query.data) {
    return (
      <Page>
        <Loaded query={query}>{() => null}</Loaded>
      </Page>
    )
  }
  const known = query.data.kinds.find((kind) => kind.code === code) ?? null
  if (code && !known) {
    return (
      <Page>
        <EmptyState icon="book" {...words.missing} action={{ text: copy.report.back, onTap: goBack }} />
      </Page>
    )
  }
  if (!query.data.canEdit) return <ReadOnly kind={known} />
  return <Form known={known} />
}

function Form({ known }: { readonly known: VisitKindView | null }) {
  const form = useKindForm(known)

  async function save() {
    if (!(await form.save())) return
    showToast({ text: words.saved, tone: 'done' })
    goBack()
  }

  return (
    <Page title={known?.name} bar={<ActionBar action={{ text: words.save, isBusy: form.isBusy, onTap: () => void save() }} />}>
      <KindFields form={form} />
      {known && <KindRules kind={known} />}
      {known && <KindHistory code={known.code} />}
    </Page>
  )
}

function ReadOnly({ kind }: { readonly kind: VisitKindView | null }) {
  if (!kind) {
    return (
      <Page>
        <EmptyState icon="lock" title={deskCopy.kinds.new} text={words.readOnly} />
      </Page>
    )
  }
  const { name, group, isOn, gift, papers, signer } = kind
  return (
    <Page title={name}>
      <View className="h2">{name}</View>
      <Card look="flat">{words.readOnly}</Card>
      <List>
        <ListRow title={words.group} value={visitGroups[group]} />
        {!isOn && <ListRow title={deskCopy.kinds.off} />}
        <ListRow title={words.gift} value={copy.forms[gift]} />
        {papers.length > 0 && <ListRow title={words.papers} note={papers.map((paper) => copy.papers[paper]).join('、')} />}
        {gift !== 'none' && <ListRow title={words.signer} value={signers[signer]} />}
      </List>
      <KindRules kind={kind} />
    </Page>
  )
}
