/**
 * Bundles every door into `target` (the folder that would be uploaded when absent); `modules` names
 * source files, without `.ts`, to build in the place of others. Returns the doors built.
 */
export function buildFunctions(target?: string, modules?: Readonly<Record<string, string>>): Promise<string[]>
/** Bundles one folder with an `index.ts` and a `config.json` as the door `name`: tests reach the kit through one of their own. */
export function buildDoor(name: string, target: string, modules: Readonly<Record<string, string>>, folder: string): Promise<void>
export default function setup(): Promise<void>
