/**
 * Stand-in for `@tarojs/taro` in jsdom: the page's own events, and a record of where the program went.
 * A test opens a page with `openPage`, and shows, pulls or scrolls it with the functions below.
 */
import { useEffect, useRef } from 'react'
import { act } from '@testing-library/react'

type Listener = () => void
type Address = { readonly url: string }

const events = { show: new Set<Listener>(), hide: new Set<Listener>(), pullDown: new Set<Listener>(), reachBottom: new Set<Listener>() }
let current = { path: '/pages/home/index', params: {} as Record<string, string> }
let visited: string[] = []

/** The address the page under test was opened with; forgets where the program went before. */
export function openPage(path: string, params: Record<string, string> = {}): void {
  current = { path, params }
  visited = []
}

/** Addresses in the order they were asked for; `back` for a step back. */
export function whereTo(): readonly string[] {
  return visited
}

export const showPage = () => fire('show')
export const hidePage = () => fire('hide')
export const pullDown = () => fire('pullDown')
export const reachBottom = () => fire('reachBottom')

function fire(event: keyof typeof events): void {
  act(() => events[event].forEach((listener) => listener()))
}

function useListener(event: keyof typeof events, listener: Listener): void {
  const latest = useRef(listener)
  useEffect(() => {
    latest.current = listener
  })
  useEffect(() => {
    const call = () => latest.current()
    events[event].add(call)
    return () => void events[event].delete(call)
  }, [event])
}

/** A page is shown when it is first mounted, and again on every return. */
export function useDidShow(listener: Listener): void {
  const first = useRef(listener)
  useEffect(() => first.current(), [])
  useListener('show', listener)
}

export const useDidHide = (listener: Listener) => useListener('hide', listener)
export const usePullDownRefresh = (listener: Listener) => useListener('pullDown', listener)
export const useReachBottom = (listener: Listener) => useListener('reachBottom', listener)
export const useUnload = (listener: Listener) => useEffect(() => () => listener(), [listener])
export const useLaunch = (listener: Listener) => useEffect(() => listener(), [listener])
export const useShareAppMessage = () => undefined
export const useRouter = () => current
export const getCurrentInstance = () => ({ page: { config: { navigationBarTitleText: '' } }, router: current })
export const getCurrentPages = () => [{}, {}]

async function visit({ url }: Address): Promise<void> {
  visited = [...visited, url]
}

export const navigateTo = visit
export const redirectTo = visit
export const reLaunch = visit
export const switchTab = visit
export const navigateBack = () => visit({ url: 'back' })
export const setNavigationBarTitle = async () => undefined
export const stopPullDownRefresh = () => undefined
export const pageScrollTo = async () => undefined
export const nextTick = (listener: Listener) => void Promise.resolve().then(listener)

export default {
  getCurrentInstance, getCurrentPages, navigateTo, redirectTo, reLaunch, switchTab, navigateBack, setNavigationBarTitle,
  stopPullDownRefresh, pageScrollTo, nextTick,
}
