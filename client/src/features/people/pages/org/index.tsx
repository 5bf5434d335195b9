import { useState } from 'react'
import { ActionBar } from '../../../../components/ActionBar'
import { Button } from '../../../../components/Button'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { Tabs } from '../../../../components/Tabs'
import { go, screens } from '../../../../lib/go'
import { useSession } from '../../../../lib/session'
import { useQuery } from '../../../../lib/useQuery'
import { ChangeList } from '../../components/ChangeList'
import { PeopleList } from '../../components/PeopleList'
import { UnitTree } from '../../components/UnitTree'
import { copy } from '../../copy'

type Tab = keyof typeof copy.tabs

/** The organisation: its people, its units, and what is changing in its offices. */
export default function Org() {
  const [tab, setTab] = useState<Tab>('people')
  const [orgId, setOrgId] = useState<string | null>(null)
  const units = useQuery('people.units', {})
  const held = useSession().data?.me?.grants.map(({ role }) => role) ?? []
  const mayImport = held.includes('ADM') || held.includes('HR')
  const mayChange = held.includes('ADM') || held.includes('CHAIR')
  const shown = (Object.keys(copy.tabs) as Tab[]).filter((value) => value !== 'changes' || mayChange)
  const unit = units.data?.units.find((one) => one.orgId === orgId)

  function seePeople(id: string) {
    setOrgId(id)
    setTab('people')
  }

  const bar = mayImport && tab === 'people' ? <ActionBar action={{ text: copy.importList, icon: 'download', onTap: () => go(screens.people('import/index')) }} /> : undefined
  return (
    <Page refresh={units.refresh} bar={bar}>
      <Tabs tabs={shown.map((value) => ({ value, text: copy.tabs[value] }))} value={tab} onChange={setTab} />
      {tab === 'people' && (
        <>
          {unit && <Button kind="quiet" isSmall icon="close" text={unit.name} onTap={() => setOrgId(null)} />}
          <PeopleList orgId={orgId ?? undefined} />
        </>
      )}
      {tab === 'units' && <Loaded query={units}>{(content) => <UnitTree content={content} onChange={units.put} onPeople={seePeople} />}</Loaded>}
      {tab === 'changes' && <ChangeList />}
    </Page>
  )
}
