/** How long a phone that asked for a batch is waited for before the timer goes on in its place. */
const HELD_MS = 2 * 60_000

/** Until when the work is the phone's that asked just now. */
export const heldFrom = (now: Date) => new Date(now.getTime() + HELD_MS)
