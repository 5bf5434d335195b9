import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { dayOf } from '@/types/calendar'
import type { VisitKindView } from '@/types/visit'
import { ActionBar } from '../../../../components/ActionBar'
import { Avatar } from '../../../../components/Avatar'
import { Card } from '../../../../components/Card'
import { DateField } from '../../../../components/DateField'
import { Field } from '../../../../components/Field'
import { List, ListRow } from '../../../../components/List'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { Skeleton } from '../../../../components/Skeleton'
import { EmptyState } from '../../../../components/States'
import { TextArea } from '../../../../components/TextArea'
import { sentenceOfError } from '../../../../lib/errorCopy'
import { useQuery } from '../../../../lib/useQuery'
import { KindRows } from '../../components/KindRows'
import { PaperTicks } from '../../components/PaperTicks'
import { PeopleSearch } from '../../components/PeopleSearch'
import { Thanks } from '../../components/Thanks'
import { Why } from '../../components/Why'
import '../../components/Calm.scss'
import { copy } from '../../copy'
import { useReport, type Report as Told } from '../../lib/useReport'

const words = copy.report
const NO_KINDS = { kinds: [] as readonly VisitKindView[] }

/** Said by the one it is about, or with `?other=1` by their team leader or the committee: what, which day, and a line if they like. */
export default function Report() {
  const isForOther = useRouter().params.other === '1'
  const kinds = useQuery('visit.kinds', {})
  const form = useReport(isForOther)
  const title = isForOther ? words.titleOther : words.title
  if (form.sent) {
    return (
      <Page title={title}>
        <Thanks sent={form.sent} onAgain={isForOther ? form.again : undefined} />
      </Page>
    )
  }
  const { kinds: all } = kinds.data ?? NO_KINDS
  // A death is told of by somebody else.
  const offered = all.filter(({ isOn, group, signer }) => isOn && group !== 'care' && (isForOther || signer === 'self'))
  const bar = form.kind && (
    <View className="visit-calm">
      <ActionBar action={{ text: isForOther ? words.sendOther : words.send, isBusy: form.isBusy, onTap: () => void form.submit() }} />
    </View>
  )
  return (
    <Page title={title} refresh={kinds.refresh} bar={bar}>
      <View className="visit-calm">
        <View>
          <View className="h1">{title}</View>
          <View className="quiet">{isForOther ? words.leadOther : words.lead}</View>
        </View>
        <Loaded query={kinds} skeleton={<Skeleton rows={4} />}>
          {() => (offered.length === 0 ? <EmptyState icon="care" {...words.empty} /> : <Form form={form} kinds={offered} isForOther={isForOther} />)}
        </Loaded>
      </View>
    </Page>
  )
}

interface FormProps {
  readonly form: Told
  readonly kinds: readonly VisitKindView[]
  readonly isForOther: boolean
}

function Form({ form, kinds, isForOther }: FormProps) {
  const { kind } = form
  return (
    <>
      {isForOther && <Person form={form} />}
      <Kinds form={form} kinds={kinds} isForOther={isForOther} />
      {kind && <Rest form={form} kind={kind} isForOther={isForOther} />}
      {!isForOther && !kind && <Card look="flat">{words.mates}</Card>}
    </>
  )
}

function Person({ form: { person, setPerson, wrong } }: { readonly form: Told }) {
  return (
    <Field label={words.person} error={wrong.person}>
      {person ? (
        <List>
          <ListRow start={<Avatar name={person.name} />} title={person.name} note={[person.staffNo, person.unitName].join(' · ')} value={words.change} onTap={() => setPerson(null)} />
        </List>
      ) : (
        <PeopleSearch onPick={setPerson} />
      )}
    </Field>
  )
}

/** Events first; who only wants to talk finds that behind one row. */
function Kinds({ form: { kind, setKind, wrong }, kinds, isForOther }: FormProps) {
  const [isTalking, setTalking] = useState(false)
  const talks = kinds.filter(({ group }) => group === 'talk')
  const events = kinds.filter(({ group }) => group === 'visit')
  const shown = isTalking || events.length === 0 ? [...events, ...talks] : events
  return (
    <Field label={words.kinds} error={wrong.kind}>
      <View className="stack">
        <KindRows kinds={shown} chosen={kind} isForOther={isForOther} onChoose={setKind} />
        {!kind && !isTalking && events.length > 0 && talks.length > 0 && (
          <List>
            <ListRow icon="voice" title={isForOther ? words.talksOther : words.talks} note={isForOther ? words.talksOtherNote : words.talksNote} onTap={() => setTalking(true)} />
          </List>
        )}
      </View>
    </Field>
  )
}

function Rest({ form, kind, isForOther }: { readonly form: Told; readonly kind: VisitKindView; readonly isForOther: boolean }) {
  const { eventOn, setEventOn, story, setStory, seen, setSeen, wrong, refused } = form
  return (
    <>
      <DateField label={words.day} value={eventOn} latest={kind.ceiling === 'retirement' ? undefined : dayOf(new Date())} error={wrong.day} onChange={(day) => day && setEventOn(day)} />
      <TextArea label={words.story} hint={words.storyHint} isOptional most={500} placeholder={words.storyExample} value={story} onChange={setStory} />
      {isForOther && <PaperTicks label={words.seen} papers={kind.papers} seen={seen} onChange={setSeen} />}
      {refused && <Card look="warm">{sentenceOfError(refused)}</Card>}
      <Why why={isForOther || kind.papers.length === 0 ? words.why : `${words.why}${words.papersAsk(kind.papers.map((paper) => copy.papers[paper]).join('、'))}`} who={kind.isSensitive ? `${words.who}${words.sensitive}` : words.who} />
    </>
  )
}
