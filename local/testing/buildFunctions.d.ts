/** Bundles every door into dist/cloudfunctions; returns their names. */
export function buildFunctions(): Promise<string[]>
