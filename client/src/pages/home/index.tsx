import { Page } from '../../components/Page'
import { Card } from '../../components/Card'
import { Button } from '../../components/Button'

export default function Home() {
  return (
    <Page>
      <Card>家</Card>
      <Button text="家" onTap={() => undefined} />
    </Page>
  )
}
