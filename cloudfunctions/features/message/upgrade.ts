/** Messages of before one about a need stood in the box of a second name. */
import { db } from '@/cloudfunctions/kit/db'
import type { Message } from '@/cloudfunctions/kit/documents/message'
import { addressed } from '@/cloudfunctions/kit/notify'
import { sortKey } from '@/cloudfunctions/kit/paging'
import { migration } from '@/cloudfunctions/kit/upgrade'
import { NEUTRAL_TITLE } from '@/types/handoutNames'

/** By their words: the plan is not named in them. */
const isDiscreet = ({ kind, title }: Message) => kind === 'handout' && title.startsWith(NEUTRAL_TITLE)

/** What somebody may have changed while it was read. */
const livingOf = ({ readAt, sending, tries }: Message) => ({ readAt, sending, tries })

export const messageUpgrades = [
  migration('messages.to', 'messages', async (doc) => {
    const before = doc as Message
    // In the open nothing changes: without the field, the id is the person's.
    if ('to' in doc || !isDiscreet(before)) return 'asItIs'
    const { _id: id, memberId, createdAt } = before
    const address = addressed({ id, memberId, isDiscreet: true })
    const veiled: Message = { ...before, ...address, listKey: sortKey(createdAt, address._id), unreached: false, name: '', unitName: '', orgPath: [] }
    if (!(await db.messages.insert(veiled))) await db.messages.change({ _id: address._id }, { set: { to: address.to, ...livingOf(before) } })
    return (await db.messages.remove({ _id: id, ...livingOf(before) })) === 1 ? 'lifted' : 'late'
  }),
]
