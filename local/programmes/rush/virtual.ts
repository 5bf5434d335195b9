/** `TZ=UTC tsx local/programmes/rush/virtual.ts [seeds] [people] [seats] [first seed]`: T2 alone. Ends with code 1 as T1 does. */
import { manySeeds } from './manySeeds'

const [seeds = 1000, people = 2000, seats = 50, first = 1] = process.argv.slice(2).map(Number)

void manySeeds({ seeds, people, seats, first }).then((isWhole) => (process.exitCode = isWhole ? 0 : 1))
