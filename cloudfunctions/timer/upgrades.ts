/** What today's functions do to the data of earlier versions, money first. */
import { aidUpgrades } from '@/cloudfunctions/features/aid/upgrade'
import { fundUpgrades } from '@/cloudfunctions/features/fund/upgrade'
import { handoutUpgrades } from '@/cloudfunctions/features/handout/upgrade'
import { messageUpgrades } from '@/cloudfunctions/features/message/upgrade'
import { noticeUpgrades } from '@/cloudfunctions/features/notice/upgrade'
import { sessionUpgrades } from '@/cloudfunctions/features/session/upgrade'
import { suggestionUpgrades } from '@/cloudfunctions/features/suggestion/upgrade'
import { visitUpgrades } from '@/cloudfunctions/features/visit/upgrade'
import type { Migration } from '@/cloudfunctions/kit/upgrade'

export const upgrades: readonly Migration[] = [
  ...fundUpgrades, ...aidUpgrades, ...suggestionUpgrades, ...handoutUpgrades, ...noticeUpgrades, ...messageUpgrades, ...visitUpgrades, ...sessionUpgrades,
]
