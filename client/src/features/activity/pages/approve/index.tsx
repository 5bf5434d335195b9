import { useState } from 'react'
import { View } from '@tarojs/components'
import { InfiniteList } from '../../../../components/InfiniteList'
import { Page } from '../../../../components/Page'
import { EmptyState } from '../../../../components/States'
import { usePagedQuery } from '../../../../lib/usePagedQuery'
import { ApproveSheet } from '../../components/desk/ApproveSheet'
import { ManagedCard } from '../../components/desk/ManagedCard'
import { deskCopy } from '../../deskCopy'

const copy = deskCopy.approve
const PENDING = { status: 'pending' } as const

export default function Approve() {
  const pending = usePagedQuery('activity.managed', PENDING)
  const [openId, setOpenId] = useState<string | null>(null)
  return (
    <Page refresh={pending.refresh}>
      <View className="h2">{copy.title}</View>
      <InfiniteList
        query={pending}
        empty={<EmptyState icon="check-circle" {...copy.none} />}
        row={(activity) => <ManagedCard key={activity.activityId} activity={activity} onTap={() => setOpenId(activity.activityId)} />}
      />
      <ApproveSheet activityId={openId} onClose={() => setOpenId(null)} onDecided={() => void pending.refresh()} />
    </Page>
  )
}
