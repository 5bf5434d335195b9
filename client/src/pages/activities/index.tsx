import { Page } from '../../components/Page'
import { Card } from '../../components/Card'
import { Button } from '../../components/Button'

export default function Activities() {
  return (
    <Page>
      <Card>活动</Card>
      <Button text="活动" onTap={() => undefined} />
    </Page>
  )
}
