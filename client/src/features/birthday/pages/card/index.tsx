import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { BirthdayCard } from '@/types/birthday'
import { ActionBar } from '../../../../components/ActionBar'
import { Icon } from '../../../../components/Icon'
import { List, ListRow } from '../../../../components/List'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { Skeleton } from '../../../../components/Skeleton'
import { EmptyState } from '../../../../components/States'
import { go, screens } from '../../../../lib/go'
import { saveImage } from '../../../../lib/platform'
import { showToast } from '../../../../lib/toast'
import { useQuery } from '../../../../lib/useQuery'
import { Picture } from '../../components/Picture'
import { Wishes } from '../../components/Wishes'
import { copy } from '../../copy'
import type { Drawn } from '../../lib/card/surface.types'
import './index.scss'

/** My card: the picture first, then what colleagues wrote. */
export default function Card() {
  const year = Number(useRouter().params.year)
  const card = useQuery('birthday.card', Number.isInteger(year) && year > 0 ? { year } : {})
  const [picture, setPicture] = useState<Drawn | null>(null)
  if (card.error?.code === 'NOT_FOUND') return <NotYet />

  async function save() {
    if (!picture || !card.data) return
    const isSaved = await saveImage({ url: picture.dataUri, name: copy.card.fileName(card.data.name) })
    showToast(isSaved ? { text: copy.card.saved } : { text: copy.card.notSaved, tone: 'refused' })
  }

  return (
    <Page refresh={card.refresh} bar={picture && <ActionBar action={{ text: copy.card.save, icon: 'download', onTap: () => void save() }} />}>
      <Loaded query={card} skeleton={<Skeleton look="detail" />}>
        {(known) => <Content card={known} picture={picture} onDrawn={setPicture} refresh={card.refresh} />}
      </Loaded>
    </Page>
  )
}

interface ContentProps {
  readonly card: BirthdayCard
  readonly picture: Drawn | null
  readonly onDrawn: (picture: Drawn) => void
  readonly refresh: () => Promise<void>
}

function Content({ card, picture, onDrawn, refresh }: ContentProps) {
  return (
    <>
      {card.daysLate > 0 && (
        <View className="card-late">
          <Icon name="clock" size="small" />
          <View className="grow">{copy.card.late(card.daysLate)}</View>
        </View>
      )}
      <Picture card={card} picture={picture} onDrawn={onDrawn} />
      <Wishes card={card} refresh={refresh} />
      <List>
        <ListRow icon="cake" title={copy.card.toMine} onTap={() => go(screens.birthdayMine)} />
      </List>
    </>
  )
}

function NotYet() {
  return (
    <Page>
      <EmptyState icon="cake" {...copy.card.none} action={{ text: copy.card.toMine, onTap: () => go(screens.birthdayMine) }} />
    </Page>
  )
}
