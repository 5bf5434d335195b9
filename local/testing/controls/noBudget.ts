/** For programmes that let one person ask thousands of times within a minute: nobody is counted. */
export const isWithinBudget = () => true
