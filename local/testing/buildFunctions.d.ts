/**
 * Bundles every door into `target` (the folder that would be uploaded when absent); `modules` names
 * source files, without `.ts`, to build in the place of others. Returns the doors built.
 */
export function buildFunctions(target?: string, modules?: Readonly<Record<string, string>>): Promise<string[]>
export default function setup(): Promise<void>
