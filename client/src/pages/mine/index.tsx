import { Page } from '../../components/Page'
import { Card } from '../../components/Card'
import { Button } from '../../components/Button'

export default function Mine() {
  return (
    <Page>
      <Card>我的</Card>
      <Button text="我的" onTap={() => undefined} />
    </Page>
  )
}
