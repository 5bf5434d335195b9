/** The kit in this process, on the database and the storage of a running cloud: for mechanisms that have no action of their own. */
import { tmpdir } from 'node:os'
import { workerEnvironment } from '@/local/cloud/functions/environment'
import { demoEnvironment, type TestCloud } from './startCloud'

/** Call it before the kit is imported; import the kit with `await import(...)`. */
export function useKitOn(cloud: Pick<TestCloud, 'url'>): void {
  Object.assign(process.env, workerEnvironment(`${cloud.url}/admin`, tmpdir()), demoEnvironment)
}
