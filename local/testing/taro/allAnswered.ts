/** Answers lead to questions: the phone is at rest when nothing was on its way so many times in a row. */
const QUIET_TURNS = 4
const TURN_MS = 10

/** Waits until everything the screens asked has been answered, while they still stand. */
export async function allAnswered(): Promise<void> {
  for (let quiet = 0; quiet < QUIET_TURNS; ) {
    await new Promise((resolve) => setTimeout(resolve, TURN_MS))
    const { unanswered = 0 } = globalThis as { unanswered?: number }
    quiet = unanswered === 0 ? quiet + 1 : 0
  }
}
