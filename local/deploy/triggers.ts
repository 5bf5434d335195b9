/** Timers: an upload leaves the triggers of `config.json` aside, so they are asked for afterwards. */
import type { DeployPlan, Trigger } from './plan'

/** `ci.cloud.createTimeTrigger`, which answers with a sentence either way. */
type Create = (wanted: { readonly envId: string; readonly functionName: string; readonly triggersConfig: Trigger[] }) => Promise<string>

/** One line for each function that has a trigger; a trigger that is there already may be refused. */
export async function createTriggers({ env, functions }: Pick<DeployPlan, 'env' | 'functions'>, create: Create): Promise<string[]> {
  const lines: string[] = []
  for (const { name, triggers } of functions) {
    if (triggers.length === 0) continue
    const said = await create({ envId: env, functionName: name, triggersConfig: [...triggers] })
    lines.push(`timer of ${name}: ${said}${said.includes('成功') ? '' : ' (it may be there already: look in the console)'}`)
  }
  return lines
}
