import { useRouter } from '@tarojs/taro'
import type { VisitView } from '@/types/visit'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { Skeleton } from '../../../../components/Skeleton'
import { EmptyState } from '../../../../components/States'
import { go, screens } from '../../../../lib/go'
import { useQuery } from '../../../../lib/useQuery'
import { DeskView } from '../../components/DeskView'
import { MyBar } from '../../components/MyBar'
import { MyView } from '../../components/MyView'
import { hasSteps, StepBar } from '../../components/steps/StepBar'
import { VisitorView } from '../../components/VisitorView'
import { copy } from '../../copy'

const words = copy.detail

/** One address for both sides: the one it is about sees where it stands, those who handle it what is next. */
export default function Detail() {
  const { id } = useRouter().params
  const visit = useQuery('visit.get', id ? { visitId: id } : null, { keep: false })
  if (!id || visit.error?.code === 'NOT_FOUND') {
    return (
      <Page>
        <EmptyState icon="care" {...words.notFound} action={{ text: words.toMine, onTap: () => go(screens.visitMine) }} />
      </Page>
    )
  }
  const { data, refresh } = visit
  return (
    <Page refresh={refresh} title={data?.isMine ? copy.mine.title : undefined} bar={data && barOf(data, refresh)}>
      <Loaded query={visit} skeleton={<Skeleton look="detail" rows={2} />}>
        {(content) => (content.isMine ? <MyView visit={content} refresh={refresh} /> : content.isVisitor ? <VisitorView visit={content} /> : <DeskView visit={content} refresh={refresh} />)}
      </Loaded>
    </Page>
  )
}

/** Nothing at the thumb where nothing is to be done. */
function barOf(visit: VisitView, refresh: () => Promise<void>) {
  if (visit.isMine) return visit.blocked.sign === null && <MyBar visit={visit} refresh={refresh} />
  return hasSteps(visit) && <StepBar visit={visit} refresh={refresh} />
}
