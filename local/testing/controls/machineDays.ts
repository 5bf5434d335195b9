/** Control: the day of an instant as the machine's own calendar has it. Built in the place of types/calendar.ts. */
export * from '@/types/calendar'

const two = (count: number) => String(count).padStart(2, '0')

export const dayOf = (instant: Date) => `${instant.getFullYear()}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}`
