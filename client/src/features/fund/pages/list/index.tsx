import { useState } from 'react'
import { View } from '@tarojs/components'
import { dayOf } from '@/types/calendar'
import type { ActionOutput } from '@/types/actions'
import type { FundCard } from '@/types/fund'
import { fundSources } from '@/types/fundNames'
import { ActionBar } from '../../../../components/ActionBar'
import { Card } from '../../../../components/Card'
import { Icon } from '../../../../components/Icon'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { Sheet } from '../../../../components/Sheet'
import { EmptyState, NoPermission } from '../../../../components/States'
import { Tabs } from '../../../../components/Tabs'
import { sentenceOf } from '../../../../lib/errorCopy'
import { moneyText } from '../../../../lib/format'
import { go, screens } from '../../../../lib/go'
import { useQuery } from '../../../../lib/useQuery'
import { FundBar } from '../../components/FundBar'
import { OpenForm } from '../../components/OpenForm'
import { copy } from '../../copy'
import { leftOf } from '../../lib/sums'

/** The year's money by source: what came in, what is promised, what is spent, what is left. */
export default function Funds() {
  const [thisYear] = useState(() => Number(dayOf(new Date()).slice(0, 4)))
  const [year, setYear] = useState(String(thisYear))
  const [isOpening, setOpening] = useState(false)
  const query = useQuery('fund.list', { year }, { keep: false })
  const years = [thisYear - 1, thisYear, thisYear + 1].map((each) => ({ value: String(each), text: copy.years.this(each) }))
  if (query.error?.code === 'NOT_ALLOWED') {
    return (
      <Page>
        <NoPermission text={copy.nobody} />
      </Page>
    )
  }

  function opened() {
    setOpening(false)
    void query.refresh()
  }

  return (
    <Page refresh={query.refresh} bar={query.data && <Bar list={query.data} onOpen={() => setOpening(true)} />}>
      <Tabs tabs={years} value={year} onChange={setYear} />
      <Loaded query={query}>
        {({ funds, unopened }) => (
          <>
            {funds.length === 0 ? <EmptyState icon="wallet" {...copy.none} /> : <Total funds={funds} />}
            {funds.map((fund) => (
              <FundSheet key={fund.fundId} fund={fund} />
            ))}
            <Sheet title={copy.openTitle} isOpen={isOpening} onClose={() => setOpening(false)}>
              <OpenForm year={year} sources={unopened} onDone={opened} />
            </Sheet>
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Bar({ list: { unopened, blocked }, onOpen }: { readonly list: ActionOutput<'fund.list'>; readonly onOpen: () => void }) {
  if (unopened.length === 0) return null
  return <ActionBar action={{ text: copy.open, kind: 'secondary', icon: 'plus', whyNot: blocked.open && sentenceOf(blocked.open), onTap: onOpen }} />
}

function Total({ funds }: { readonly funds: readonly FundCard[] }) {
  return (
    <View>
      <View className="quiet">{copy.all}</View>
      <View className="h1 number">{moneyText(leftOf(funds))}</View>
    </View>
  )
}

function FundSheet({ fund }: { readonly fund: FundCard }) {
  const { fundId, source, openingFen, incomeFen, leftFen } = fund
  const name = fundSources[source]
  return (
    <Card className="stack" label={`${name}，${copy.left} ${moneyText(leftFen)}`} onTap={() => go(screens.fund(fundId))}>
      <View className="row row--between">
        <View className="grow">
          <View className="h3">{name}</View>
          <View className="small quiet number">{copy.total(moneyText(openingFen), moneyText(incomeFen))}</View>
        </View>
        <Icon name="right" size="small" />
      </View>
      <FundBar fund={fund} />
    </Card>
  )
}
