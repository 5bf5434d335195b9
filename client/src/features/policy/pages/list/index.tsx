import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { ActionOutput } from '@/types/actions'
import { ActionBar } from '../../../../components/ActionBar'
import { Dialog } from '../../../../components/Dialog'
import { List } from '../../../../components/List'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { EmptyState } from '../../../../components/States'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { useQuery } from '../../../../lib/useQuery'
import { SettingRow } from '../../components/SettingRow'
import { copy } from '../../copy'

const MOST_AT_ONCE = 100

/** The settings of one kind of work; the chair confirms them here, all that are on the screen. */
export default function Settings() {
  const { noun = '' } = useRouter().params
  const query = useQuery('policy.list', { noun })
  if (query.error?.code === 'NOT_FOUND') return <Page><EmptyState icon="book" {...copy.none} /></Page>
  return (
    <Page refresh={query.refresh} title={query.data?.name} bar={query.data && <Confirm list={query.data} refresh={query.refresh} />}>
      <Loaded query={query}>
        {({ settings }) => (
          <List>
            {settings.map((setting) => (
              <SettingRow key={setting.key} setting={setting} />
            ))}
          </List>
        )}
      </Loaded>
    </Page>
  )
}

interface ConfirmProps {
  readonly list: ActionOutput<'policy.list'>
  readonly refresh: () => Promise<void>
}

function Confirm({ list: { settings, blocked }, refresh }: ConfirmProps) {
  const [isAsking, setAsking] = useState(false)
  const confirming = useAction('policy.confirm')
  const policyIds = settings.flatMap(({ clause }) => (clause?.isConfirmed === false ? [clause.policyId] : [])).slice(0, MOST_AT_ONCE)
  if (blocked.confirm || policyIds.length === 0) return null

  async function confirm() {
    const isDone = await confirming.run({ policyIds })
    setAsking(false)
    if (isDone) showToast({ text: copy.confirmed })
    await refresh()
  }

  return (
    <>
      <ActionBar action={{ text: copy.confirmAll(policyIds.length), icon: 'check', onTap: () => setAsking(true) }} />
      <Dialog title={copy.confirmAllAsk} isOpen={isAsking} isBusy={confirming.isBusy} confirm={copy.confirmAll(policyIds.length)} onConfirm={() => void confirm()} onClose={() => setAsking(false)}>
        {copy.confirmAllText(policyIds.length)}
      </Dialog>
    </>
  )
}
