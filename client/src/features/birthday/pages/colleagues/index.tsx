import { useState } from 'react'
import { View } from '@tarojs/components'
import type { BirthdayColleague } from '@/types/birthday'
import { Avatar } from '../../../../components/Avatar'
import { Button } from '../../../../components/Button'
import { Card } from '../../../../components/Card'
import { InfiniteList } from '../../../../components/InfiniteList'
import { List, ListRow } from '../../../../components/List'
import { Page } from '../../../../components/Page'
import { Section } from '../../../../components/Section'
import { EmptyState } from '../../../../components/States'
import { sentenceOf } from '../../../../lib/errorCopy'
import { go, screens } from '../../../../lib/go'
import { usePagedQuery } from '../../../../lib/usePagedQuery'
import { WishSheet } from '../../components/WishSheet'
import { copy as words } from '../../copy'
import './index.scss'

const copy = words.colleagues

/** Whose day it is today, in my branch, of those who want it known; and the names of the month. */
export default function Colleagues() {
  const today = usePagedQuery('birthday.colleagues', { scope: 'today' })
  const month = usePagedQuery('birthday.colleagues', { scope: 'month', limit: 50 })
  const [wishing, setWishing] = useState<BirthdayColleague | null>(null)

  function sent() {
    setWishing(null)
    void today.refresh()
  }

  return (
    <Page refresh={async () => void (await Promise.all([today.refresh(), month.refresh()]))}>
      <InfiniteList
        query={today}
        empty={<EmptyState icon="cake" {...copy.none} />}
        row={(colleague) => <Today key={colleague.memberId} colleague={colleague} onWish={() => setWishing(colleague)} />}
      />
      <Section title={copy.month} note={month.items && month.items.length > 0 ? String(month.items.length) : undefined}>
        <Card className="stack">
          <View className="small quiet">{month.items?.length === 0 ? copy.noneThisMonth : copy.monthText}</View>
          <View className="birthday-names">
            {(month.items ?? []).map(({ memberId, name }) => (
              <View key={memberId} className="birthday-names__one">
                <Avatar name={name} />
                <View>{name}</View>
              </View>
            ))}
          </View>
        </Card>
      </Section>
      <List>
        <ListRow icon="cake" title={copy.mine} onTap={() => go(screens.birthdayMine)} />
      </List>
      {wishing && <WishSheet to={wishing} onClose={() => setWishing(null)} onSent={sent} />}
    </Page>
  )
}

function Today({ colleague: { name, myWish, blocked }, onWish }: { readonly colleague: BirthdayColleague; readonly onWish: () => void }) {
  return (
    <Card look="warm" className="stack">
      <View className="row">
        <Avatar name={name} isLarge />
        <View className="grow">
          <View className="h2">{name}</View>
          <View className="quiet">{copy.today}</View>
        </View>
      </View>
      {myWish ? (
        <View className="quiet breaks">{myWish.status === 'waiting' ? copy.wishWaiting : copy.wished(myWish.text)}</View>
      ) : (
        <Button text={copy.wish} icon="care" whyNot={blocked.wish && sentenceOf(blocked.wish)} onTap={onWish} />
      )}
    </Card>
  )
}
