/**
 * The whole product on a local cloud of its own, for tests: the built functions, the real SDK, SQLite
 * on disk in a temporary folder, a port of its own, a clock that can be set.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { defaultCalendars } from '@/cloudfunctions/kit/defaultCalendars'
import { defaultPolicies } from '@/cloudfunctions/kit/defaultPolicies'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { upToDate } from '@/cloudfunctions/kit/upgradeNames'
import { openCloud, type Cloud, type CloudOptions } from '@/local/cloud'
import { orgs } from '@/local/seed/people'
import { dump, edit, load } from './load'
import { personOf, type Person } from './person'

export const functionsDir = path.resolve(__dirname, '../../dist/cloudfunctions')

/** Keys of a cloud that holds nothing but inventions. */
export const demoEnvironment = {
  APP_SECRET: 'a local secret that protects nothing at all',
  FIELD_KEYS: `k1:${Buffer.alloc(32, 'a local key').toString('base64')}`,
}

/** What a cloud begins with, by collection. */
export const beginnings: Readonly<Record<string, readonly object[]>> = { orgs, policies: defaultPolicies, calendars: defaultCalendars, counters: [upToDate()] }

export interface TestCloud extends Cloud {
  /** Puts a person on the roster and hands back somebody who acts as them. */
  person(member: Member): Promise<Person>
  as(member: Pick<Member, 'openid'>): Person
  load(collection: string, docs: readonly object[]): Promise<void>
  /** Sets fields of a document behind the product's back. */
  edit(collection: string, id: string, fields: object): Promise<void>
  /** The raw documents of a collection. */
  dump<Doc>(collection: string, query?: object): Promise<Doc[]>
  fire(at?: Date): Promise<unknown>
}

/** Nobody cuts the power under jest, and waiting for the disk is a good part of its time. Programmes measure, and wait. */
const isDurable = process.env.JEST_WORKER_ID === undefined
/** Functions are compiled once for all suites. */
const compiledIn = isDurable ? undefined : path.resolve(functionsDir, '../compiled')

/** With `isEmpty` nothing is loaded: the demonstration brings its own settings and people. */
export async function startCloud({ isEmpty = false, ...options }: Partial<CloudOptions> & { isEmpty?: boolean } = {}): Promise<TestCloud> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'zhijia-'))
  const cloud = await openCloud({ dataDir, functionsDir, environment: demoEnvironment, mediaCheckDoor: 'api', isDurable, compiledIn: options.functionsDir ? undefined : compiledIn, ...options })
  if (!isEmpty) {
    for (const [collection, docs] of Object.entries(beginnings)) await load(cloud.url, collection, docs)
  }
  const as: TestCloud['as'] = ({ openid }) => personOf(cloud, openid ?? '')
  return {
    ...cloud,
    as,
    load: (collection, docs) => load(cloud.url, collection, docs),
    edit: (collection, id, fields) => edit(cloud.url, collection, id, fields),
    dump: (collection, query) => dump(cloud.url, collection, query),
    person: async (member) => {
      await load(cloud.url, 'members', [member])
      return as(member)
    },
    fire: (at) => cloud.fireTimer(at),
    close: async () => {
      await cloud.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
