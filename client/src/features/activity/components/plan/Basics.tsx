import { activityKinds, type ActivityKind } from '@/types/activityNames'
import { Card } from '../../../../components/Card'
import { SelectField } from '../../../../components/SelectField'
import { TextArea } from '../../../../components/TextArea'
import { TextField } from '../../../../components/TextField'
import { planCopy as copy } from '../../planCopy'
import { PhotoUploads } from '../../../../components/PhotoUploads'
import type { Uploads } from '../../../../lib/useUploads'
import type { Plan } from '../../lib/plan'
import type { PlanPart } from './PlanPart'

const kinds = (Object.keys(activityKinds) as ActivityKind[]).map((value) => ({ value, text: activityKinds[value] }))
const covers = ({ coverFileId }: Pick<Plan, 'coverFileId'>) => (coverFileId ? [coverFileId] : [])

/** What it is and where. */
export function Basics({ plan, wrong, change, uploads }: PlanPart & { readonly uploads: Uploads }) {
  return (
    <Card className="plan__fields">
      <TextField label={copy.name} hint={copy.nameHint} error={wrong.title} value={plan.title} onChange={(title) => change({ title })} />
      <SelectField label={copy.kind} value={plan.kind} options={kinds} onChange={(kind) => change({ kind })} />
      <TextField label={copy.place} hint={copy.placeHint} error={wrong.place} value={plan.place} onChange={(place) => change({ place })} />
      <TextArea label={copy.text} hint={copy.textHint} error={wrong.text} most={3000} value={plan.text} onChange={(text) => change({ text })} />
      <PhotoUploads
        label={copy.cover}
        hint={copy.coverHint}
        error={wrong.coverFileId}
        isOptional
        most={1}
        ids={covers(plan)}
        uploads={uploads}
        onChange={(listing) => change((now) => ({ coverFileId: listing(covers(now))[0] ?? null }))}
      />
    </Card>
  )
}
