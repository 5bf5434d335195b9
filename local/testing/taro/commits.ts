/** What React puts on the screen: how often, and which components it draws anew for it. */
interface Fiber {
  readonly tag: number
  readonly flags: number
  readonly type: { readonly displayName?: string; readonly name?: string; readonly type?: { readonly name?: string } } | null
  readonly alternate: Fiber | null
  readonly child: Fiber | null
  readonly sibling: Fiber | null
}

/** Of react-reconciler 18: function, class, forwarded, memo, simple memo; and the mark of a component that was carried out. */
const COMPONENTS = [0, 1, 11, 14, 15]
const PERFORMED_WORK = 1

let commits = 0
let drawn = new Map<string, number>()

const nameOf = ({ type }: Fiber) => type?.displayName ?? type?.name ?? type?.type?.name ?? ''

/** Only what stood there before and was drawn again; new things are no waste. A subtree React left alone has the same first child. */
function note(fiber: Fiber): void {
  const before = fiber.alternate
  if (before && COMPONENTS.includes(fiber.tag) && fiber.flags & PERFORMED_WORK) drawn.set(nameOf(fiber), (drawn.get(nameOf(fiber)) ?? 0) + 1)
  if (before && before.child === fiber.child) return
  for (let child = fiber.child; child; child = child.sibling) note(child)
}

/** `screenEnvironment.js` stands where React's developer tools would and hands on what it is told. */
Object.assign(globalThis, {
  onReactCommit: ({ current }: { readonly current: Fiber }) => {
    commits += 1
    note(current)
  },
})

export interface Drawn {
  /** Times React changed the screen. */
  readonly commits: number
  /** Times a component of this name that stood there before was drawn again. */
  readonly drawnAnew: Readonly<Record<string, number>>
}

export async function drawnBy(gesture: () => unknown): Promise<Drawn> {
  commits = 0
  drawn = new Map()
  await gesture()
  return { commits, drawnAnew: Object.fromEntries(drawn) }
}
