import type { IncomingMessage } from 'node:http'

/**
 * The wire endpoint is an administrator without a password, so a page of another site must not reach
 * it: the name asked for must be ours (against rebinding), and so must the page that asks.
 * Returns the reason for refusing, or null.
 */
export function whyRefuse(request: IncomingMessage, hosts: ReadonlySet<string>): string | null {
  const { host, origin } = request.headers
  if (!host || !hosts.has(host.toLowerCase())) return `Host ${host ?? '(none)'} is not this server`
  if (origin === undefined) return null
  const asking = /^https?:\/\/([^/]+)$/.exec(origin.toLowerCase())?.[1]
  if (asking && hosts.has(asking)) return null
  return `Origin ${origin} is not this server`
}

export function allowedHosts(port: number, publicUrl?: string): Set<string> {
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`])
  if (publicUrl) hosts.add(new URL(publicUrl).host)
  return hosts
}
