import { Page } from '../../components/Page'
import { Card } from '../../components/Card'
import { Button } from '../../components/Button'

export default function Voice() {
  return (
    <Page>
      <Card>心声</Card>
      <Button text="心声" onTap={() => undefined} />
    </Page>
  )
}
