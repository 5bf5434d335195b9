import Taro, { useRouter } from '@tarojs/taro'
import { dayOf, monthOf } from '@/types/calendar'
import { ActionBar } from '../../../../components/ActionBar'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { EmptyState } from '../../../../components/States'
import { sentenceOf } from '../../../../lib/errorCopy'
import { screens } from '../../../../lib/go'
import { showToast } from '../../../../lib/toast'
import { useQuery } from '../../../../lib/useQuery'
import { Rules } from '../../components/Rules'
import { GoodsFields, KindFields, TargetFields, WhenFields } from '../../components/PlanFields'
import '../../copy'
import { deskCopy } from '../../deskCopy'
import { monthsAround } from '../../lib/months'
import { usePlanForm, type Written } from '../../lib/usePlanForm'

const words = deskCopy.edit

export default function Edit() {
  const { id } = useRouter().params
  const desk = useQuery('handout.desk', id ? { handoutId: id } : null)
  if (!id) return <Form known={null} />
  const { data } = desk
  if (!data) {
    return (
      <Page>
        <Loaded query={desk}>{() => null}</Loaded>
      </Page>
    )
  }
  if (!data.plan || data.blocked.edit) {
    return (
      <Page>
        <EmptyState icon="lock" title={data.title} text={sentenceOf(data.blocked.edit ?? 'NOT_ALLOWED')} />
      </Page>
    )
  }
  return <Form known={{ handoutId: id, version: data.version, plan: data.plan }} />
}

function Form({ known }: { readonly known: Written | null }) {
  const form = usePlanForm(known)
  const { plan } = form
  const ceilings = useQuery('handout.ceilings', { kind: plan.kind })

  async function save() {
    const saved = await form.save()
    if (!saved) return
    showToast({ text: words.saved })
    void Taro.redirectTo({ url: screens.handoutDesk(saved.handoutId) })
  }

  return (
    <Page bar={<ActionBar action={{ text: words.save, isBusy: form.isBusy, onTap: () => void save() }} />}>
      <KindFields form={form} months={monthsAround(monthOf(dayOf(new Date())))} />
      <GoodsFields form={form} />
      {ceilings.data && <Rules title={words.rules} clauses={ceilings.data.clauses} />}
      <TargetFields form={form} />
      <WhenFields form={form} />
    </Page>
  )
}
