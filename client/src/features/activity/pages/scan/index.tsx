import { View } from '@tarojs/components'
import { ActionBar } from '../../../../components/ActionBar'
import { Card } from '../../../../components/Card'
import { classes } from '../../../../components/classes'
import { Icon } from '../../../../components/Icon'
import type { IconName } from '../../../../components/iconNames'
import { List, ListRow } from '../../../../components/List'
import { Page } from '../../../../components/Page'
import { Section } from '../../../../components/Section'
import { useQuery } from '../../../../lib/useQuery'
import { UploadNote } from '../../components/desk/UploadNote'
import { countCopy } from '../../countCopy'
import { useActivityId } from '../../lib/useActivityId'
import { useScanning, type ScanResult } from '../../lib/useScanning'
import './index.scss'

const copy = countCopy.scan
const icons: Record<ScanResult['tone'], IconName> = { done: 'check-circle', kept: 'hourglass', refused: 'alert' }

/** The officer scans people's own codes, one after another, with or without a network. */
export default function Scan() {
  const activityId = useActivityId()
  const activity = useQuery('activity.get', { activityId })
  const { results, isScanning, start } = useScanning(activityId)
  const [last, ...earlier] = results
  return (
    <Page bar={<ActionBar action={{ text: last ? copy.again : copy.start, icon: 'scan', isBusy: isScanning, onTap: start }} />}>
      <View className="h2">{activity.data?.title ?? copy.title}</View>
      <UploadNote activityId={activityId} />
      {last ? (
        <View key={last.key} className={classes('scan__last', `scan__last--${last.tone}`)}>
          <Icon name={icons[last.tone]} size="huge" />
          <View className="scan__name">{last.name}</View>
          <View className="h3">{last.word}</View>
          {last.detail && <View>{last.detail}</View>}
        </View>
      ) : (
        <Card className="scan__intro">
          <Icon name="scan" size="huge" />
          <View>{copy.intro}</View>
        </Card>
      )}
      {earlier.length > 0 && (
        <Section title={copy.recent}>
          <List>
            {earlier.map(({ key, tone, name, word }) => (
              <ListRow key={key} start={<Icon name={icons[tone]} className={`scan__icon--${tone}`} />} title={name} note={word} />
            ))}
          </List>
        </Section>
      )}
    </Page>
  )
}
