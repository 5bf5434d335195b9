/** A Chromium for the browser tests: CHROMIUM_PATH, then the system's, then the one npm brings. */
import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
/** Nothing of the browser's own goes to the network, and it runs as root in a container. */
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

export async function openBrowser(): Promise<Browser> {
  const own = process.env.CHROMIUM_PATH ?? SYSTEM.find((path) => existsSync(path))
  if (own) return chromium.launch({ executablePath: own, args: QUIET })
  // The package unpacks its own libraries only where it believes to be in such a function.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs20.x'
  const { default: packaged } = await import('@sparticuz/chromium')
  return chromium.launch({ executablePath: await packaged.executablePath(), args: [...packaged.args, ...QUIET] })
}
