import { useMemo, useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { ActionOutput } from '@/types/actions'
import { rightsAreaCodes, rightsAreas, rightsColours, type RightsArea, type RightsColour } from '@/types/rightsNames'
import { Button } from '../../../../components/Button'
import { Card } from '../../../../components/Card'
import { InfiniteList } from '../../../../components/InfiniteList'
import { List, ListRow } from '../../../../components/List'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { Section } from '../../../../components/Section'
import { SelectField } from '../../../../components/SelectField'
import { EmptyState } from '../../../../components/States'
import { Tabs } from '../../../../components/Tabs'
import { go, screens } from '../../../../lib/go'
import { openFile } from '../../../../lib/platform'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { usePagedQuery } from '../../../../lib/usePagedQuery'
import { useQuery } from '../../../../lib/useQuery'
import { copy } from '../../copy'

const words = copy.desk
const nothing = {}
const colours = Object.keys(rightsColours) as RightsColour[]
const page = (name: string) => `/features/rights/pages/${name}/index`
type Counts = ActionOutput<'rights.counts'>

/** 权益督导: how many are due, by area and unit; the people behind each number; what the union does about it. */
export default function RightsDesk() {
  const counts = useQuery('rights.counts', nothing)
  return (
    <Page refresh={counts.refresh}>
      <Loaded query={counts}>{(found) => <Watch counts={found} />}</Loaded>
    </Page>
  )
}

function Watch({ counts }: { readonly counts: Counts }) {
  const wished = useRouter().params.area as RightsArea | undefined
  const [area, setArea] = useState<RightsArea>(wished && counts.areas.includes(wished) ? wished : (counts.areas[0] as RightsArea))
  const [colour, setColour] = useState<RightsColour>('red')
  const [orgId, setOrgId] = useState('')
  const tally = (orgId ? counts.units.find((unit) => unit.orgId === orgId)?.areas : counts.all)?.[area] ?? { red: 0, amber: 0, green: 0, none: 0 }
  const signed = counts.units.reduce((sum, unit) => sum + (unit.signed ?? 0), 0)
  const people = counts.units.reduce((sum, unit) => sum + unit.people, 0)
  return (
    <View className="stack">
      {counts.areas.length > 1 && <Tabs tabs={rightsAreaCodes.filter((code) => counts.areas.includes(code)).map((value) => ({ value, text: rightsAreas[value] }))} value={area} onChange={setArea} />}
      <Card look="warm">
        <View className="h1">{words.red(tally.red)}</View>
        {area === 'contract' && <View className="quiet">{words.signedRate(signed, people)}</View>}
      </Card>
      <SelectField label={words.units} value={orgId} options={[{ value: '', text: words.all }, ...counts.units.map((unit) => ({ value: unit.orgId, text: unit.name, note: words.unit(unit.areas[area]?.red ?? 0, unit.areas[area]?.amber ?? 0) }))]} onChange={setOrgId} />
      <Tabs look="chips" tabs={colours.map((value) => ({ value, text: rightsColours[value], count: tally[value] }))} value={colour} onChange={setColour} />
      <People key={`${area}${colour}${orgId}`} area={area} colour={colour} orgId={orgId} />
      <Ways area={area} may={counts.may} orgId={orgId} />
    </View>
  )
}

function People({ area, colour, orgId }: { readonly area: RightsArea; readonly colour: RightsColour; readonly orgId: string }) {
  const input = useMemo(() => ({ area, colour, limit: 20, ...(orgId ? { orgId } : {}) }), [area, colour, orgId])
  // Numbers may stay on the phone, names of others may not.
  const list = usePagedQuery('rights.list', input, { keep: false })
  return (
    <InfiniteList
      query={list}
      empty={<EmptyState icon="check-circle" {...words.nobody[colour]} />}
      row={({ memberId, name, unitName, post, light }) => (
        <List key={memberId}>
          <ListRow title={name} note={copy.who(unitName, post, light.why)} onTap={() => go(`${page('person')}?id=${memberId}`)} />
        </List>
      )}
    />
  )
}

/** What comes after looking: records, letters, standards; lists in and out. */
function Ways({ area, may, orgId }: { readonly area: RightsArea; readonly may: Counts['may']; readonly orgId: string }) {
  const making = useAction('export.start')

  async function download() {
    const made = await making.run({ list: 'rights.list', subjectId: area, ...(orgId ? { orgId } : {}) })
    if (!made?.url) return
    await openFile({ url: made.url, name: made.fileName })
    showToast({ text: words.listMade, tone: 'done' })
  }

  const bring = (kind: string) => go(`${screens.people('import/index')}?kind=${kind}`)
  return (
    <Section title={words.more}>
      <List>
        <ListRow icon="edit" title={words.records} note={words.recordsNote} onTap={() => go(`${page('records')}?area=${area}`)} />
        <ListRow icon="document" title={words.letters} note={words.lettersNote} onTap={() => go(`${page('letters')}?area=${area}`)} />
        {area !== 'contract' && <ListRow icon="book" title={words.standards} note={words.standardsNote} onTap={() => go(`${page('standards')}?kind=${area === 'equipment' ? 'equipment' : 'hazard'}`)} />}
        {may.contracts && <ListRow icon="list" title={words.importContracts} note={words.importNote} onTap={() => bring('contracts')} />}
        {may.equipment && area === 'equipment' && <ListRow icon="list" title={words.importEquipment} note={words.importNote} onTap={() => bring('equipment')} />}
        {may.equipment && area === 'checkup' && <ListRow icon="list" title={words.importChecks} note={words.importNote} onTap={() => bring('checks')} />}
      </List>
      <Button kind="secondary" icon="download" text={words.list} isBusy={making.isBusy} onTap={() => void download()} />
    </Section>
  )
}
