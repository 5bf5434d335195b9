import { View } from '@tarojs/components'
import type { ActionOutput } from '@/types/actions'
import { Avatar } from '../../../../components/Avatar'
import { Card } from '../../../../components/Card'
import { Icon } from '../../../../components/Icon'
import { InfiniteList } from '../../../../components/InfiniteList'
import { List, ListRow } from '../../../../components/List'
import { Page } from '../../../../components/Page'
import { Section } from '../../../../components/Section'
import { whenText } from '../../../../lib/format'
import { go, screens } from '../../../../lib/go'
import { usePagedQuery } from '../../../../lib/usePagedQuery'
import { copy as words } from '../../copy'
import './index.scss'

const copy = words.mine
type Reading = ActionOutput<'privacy.reads'>['items'][number]
const input = { limit: 20 }

/** Who read my data, and the ways to what else is mine. */
export default function Mine() {
  const reads = usePagedQuery('privacy.reads', input)
  const [last] = reads.items ?? []
  return (
    <Page refresh={reads.refresh}>
      {reads.items && <Loudest last={last ?? null} />}
      <List>
        <ListRow icon="document" title={copy.agreements} note={copy.agreementsNote} onTap={() => go(screens.privacyAgreements)} />
        <ListRow icon="download" title={copy.rights} note={copy.rightsNote} onTap={() => go(screens.privacyRights)} />
        <ListRow icon="shield" title={copy.privacy} note={copy.privacyNote} onTap={() => go(screens.privacy)} />
      </List>
      {(reads.items === null || last) && (
        <Section title={copy.who} note={copy.whoNote}>
          <InfiniteList query={reads} empty={null} row={(reading) => <Line key={reading.readId} reading={reading} />} />
        </Section>
      )}
    </Page>
  )
}

function Loudest({ last }: { readonly last: Reading | null }) {
  return (
    <Card look="warm" className="stack privacy-last">
      <Icon name="shield" size="huge" className="privacy-last__icon" />
      <View className="h1 breaks">{last ? copy.last(last.byName) : copy.nobody}</View>
      <View className="quiet breaks">{last ? `${whenText(last.at)} ${copy.lastText(last.what, last.reason)}` : copy.nobodyText}</View>
    </Card>
  )
}

function Line({ reading: { byName, byUnit, at, what, reason } }: { readonly reading: Reading }) {
  return (
    <Card className="privacy-line">
      <Avatar name={byName} />
      <View className="grow">
        <View className="strong">{byName}</View>
        <View className="breaks">{copy.about(what, reason)}</View>
        <View className="small quiet">{copy.line(byUnit, whenText(at))}</View>
      </View>
    </Card>
  )
}
