/** The stack of pages with WeChat's rules (路由, 基础能力 › 小程序运行时): ten deep, tabs stay alive. */
import { Element } from 'glass-easel'
import type { Root } from 'glass-easel-miniprogram-adapter'
import path from 'node:path'
import type { Framework } from './framework'
import type { Package } from './package'
import { textOf, type Problems } from './problems'
import type { Realm } from './realm'
import { WxFailure, type AsyncApi, type Options } from './wx/api'

const DEEPEST = 10

export interface OpenPage {
  readonly route: string
  readonly root: Root
  readonly instance: Record<string, unknown>
}

export interface PageStack {
  readonly pages: readonly OpenPage[]
  top(): OpenPage
  /** First page of a cold start. */
  launch(url: string): void
  readonly navigation: Readonly<Record<string, AsyncApi>>
  /** Calls a lifecycle function of the top page, if it has one. */
  tell(lifecycle: string, argument?: unknown): unknown
  close(): void
}

interface Target {
  route: string
  query: Record<string, string>
}

export function createPageStack(source: Package, framework: Framework, realm: Realm, problems: Problems): PageStack {
  let stack: OpenPage[] = []
  const tabs = new Map<string, OpenPage>()

  const top = () => {
    const page = stack.at(-1)
    if (!page) throw new Error('no page is open')
    return page
  }

  function call(page: OpenPage, lifecycle: string, argument?: unknown): unknown {
    const handler = page.instance[lifecycle]
    if (typeof handler !== 'function') return undefined
    try {
      return (handler as (argument?: unknown) => unknown).call(page.instance, realm.copy(argument))
    } catch (error) {
      problems.add(`${page.route} threw in ${lifecycle}`, error)
      return undefined
    }
  }

  function create({ route, query }: Target): OpenPage {
    const root = framework.create(route)
    const instance = root.get() as unknown as Record<string, unknown>
    Object.assign(instance, { route, options: realm.copy(query) })
    const page = { route, root, instance }
    stack.push(page)
    if (source.tabs.includes(route)) tabs.set(route, page)
    call(page, 'onLoad', query)
    Element.pretendAttached(root.getComponent())
    show(page)
    call(page, 'onReady')
    return page
  }

  function show(page: OpenPage): void {
    call(page, 'onShow')
    page.root.getComponent().triggerPageLifetime('show', [])
  }

  function hide(page: OpenPage | undefined): void {
    if (!page) return
    call(page, 'onHide')
    page.root.getComponent().triggerPageLifetime('hide', [])
  }

  function unload(page: OpenPage): void {
    call(page, 'onUnload')
    tabs.delete(page.route)
    framework.destroy(page.root)
  }

  /** Where a url leads, seen from the open page. */
  function targetOf(url: unknown, name: string): Target {
    const [address = '', search = ''] = String(url).split('?')
    const route = address.startsWith('/') ? address.slice(1) : path.posix.join(path.posix.dirname(stack.at(-1)?.route ?? ''), address)
    if (!source.pages.includes(route)) {
      problems.add(`${name}: page "${route}" is not found`)
      throw new WxFailure(`${name}:fail page "${route}" is not found`)
    }
    return { route, query: queryOf(search) }
  }

  const noTab = (target: Target, name: string) => {
    if (source.tabs.includes(target.route)) throw refused(name, 'can not open a tabbar page')
    return target
  }
  /** A refused navigation leaves the person where they were: always a mistake of the program. */
  const refused = (name: string, why: string) => {
    problems.add(`${name}: ${why}`)
    return new WxFailure(`${name}:fail ${why}`)
  }

  const navigation: Record<string, AsyncApi> = {
    navigateTo: ({ url }: Options) => {
      const target = noTab(targetOf(url, 'navigateTo'), 'navigateTo')
      if (stack.length >= DEEPEST) throw refused('navigateTo', 'webview count limit exceed')
      hide(top())
      create(target)
    },
    redirectTo: ({ url }: Options) => {
      const target = noTab(targetOf(url, 'redirectTo'), 'redirectTo')
      const left = stack.pop()
      if (left) unload(left)
      create(target)
    },
    switchTab: ({ url }: Options) => {
      const target = targetOf(url, 'switchTab')
      if (!source.tabs.includes(target.route)) throw refused('switchTab', 'can not switch to no-tabBar page')
      const before = stack.at(-1)
      if (before?.route === target.route) return
      for (const page of stack.reverse()) {
        if (tabs.get(page.route) === page) hide(page)
        else unload(page)
      }
      const kept = tabs.get(target.route)
      stack = kept ? [kept] : []
      if (kept) show(kept)
      // The query of a tab is dropped; Taro's own mark of time rides on it.
      else create({ ...target, query: {} })
    },
    reLaunch: ({ url }: Options) => {
      const target = targetOf(url, 'reLaunch')
      closeAll()
      create(target)
    },
    navigateBack: ({ delta = 1 }: Options) => {
      if (stack.length <= 1) throw refused('navigateBack', 'cannot navigate back at first page')
      const keep = Math.max(1, stack.length - Number(delta))
      for (const page of stack.splice(keep).reverse()) unload(page)
      show(top())
    },
  }

  function closeAll(): void {
    for (const page of new Set([...stack.reverse(), ...tabs.values()])) unload(page)
    stack = []
  }

  return {
    get pages() {
      return stack
    },
    top,
    navigation,
    launch: (url) => {
      try {
        create(targetOf(url, 'launch'))
      } catch (error) {
        problems.add(`the first page did not open: ${textOf(error)}`)
      }
    },
    tell: (lifecycle, argument) => call(top(), lifecycle, argument),
    close: closeAll,
  }
}

function queryOf(search: string): Record<string, string> {
  return Object.fromEntries(search.split('&').filter(Boolean).map((pair) => {
    const [key = '', value = ''] = pair.split('=')
    return [key, decodeURIComponent(value)]
  }))
}
