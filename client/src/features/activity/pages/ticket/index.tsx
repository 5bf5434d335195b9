import { useEffect } from 'react'
import { View } from '@tarojs/components'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { Skeleton } from '../../../../components/Skeleton'
import { EmptyState } from '../../../../components/States'
import { go, screens } from '../../../../lib/go'
import { keepScreenOn } from '../../../../lib/platform'
import { useSession } from '../../../../lib/session'
import { useQuery } from '../../../../lib/useQuery'
import { useActivityId } from '../../activityId'
import { Ticket } from '../../components/Ticket'
import { copy } from '../../copy'

/** The person's own code, kept on the phone so that it opens at the door without network. */
export default function TicketPage() {
  const activityId = useActivityId()
  const input = activityId ? { activityId } : null
  const code = useQuery('activity.myCode', input)
  const activity = useQuery('activity.get', input)
  const session = useSession()
  useScreenOn()

  if (activity.data?.status === 'cancelled') {
    const { title, cancelReason } = activity.data
    return (
      <Page>
        <EmptyState icon="ban" title={copy.ticket.cancelled(title)} text={[cancelReason && copy.mine.activityCancelledWhy(cancelReason), copy.mine.activityCancelledText].filter(Boolean).join('；')} action={{ text: copy.mine.seeOthers, onTap: () => go(screens.activities) }} />
      </Page>
    )
  }
  if (!activityId || code.error?.code === 'SIGNUP_NONE' || code.error?.code === 'NOT_BOUND') {
    const back = { text: activityId ? copy.ticket.toActivity : copy.toList, onTap: () => go(activityId ? screens.activity(activityId) : screens.activities) }
    return (
      <Page>
        <EmptyState icon="ticket" {...copy.ticket.none} action={back} />
      </Page>
    )
  }
  return (
    <Page refresh={async () => void (await Promise.all([code.refresh(), activity.refresh()]))}>
      <Loaded query={code} skeleton={<Skeleton look="detail" rows={1} />}>
        {(mine) => <Ticket mine={mine} activity={activity.data} unitName={session.data?.me?.unitName ?? ''} />}
      </Loaded>
      <View className="small quiet ticket__note">{copy.ticket.bright}</View>
    </Page>
  )
}

function useScreenOn(): void {
  useEffect(() => {
    keepScreenOn(true)
    return () => keepScreenOn(false)
  }, [])
}
