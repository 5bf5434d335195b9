import { EmptyState } from '../../components/States'
import { Card } from '../../components/Card'
import { Page } from '../../components/Page'
import { go, screens } from '../../lib/go'
import { copy } from './copy'

export default function Voice() {
  return (
    <Page>
      <EmptyState icon="voice" title={copy.title} text={copy.text} action={{ text: copy.action, onTap: () => go(screens.activities) }} />
      <Card look="flat">{copy.now}</Card>
    </Page>
  )
}
