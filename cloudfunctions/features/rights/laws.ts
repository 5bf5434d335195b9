/** Names of laws that are no words for a message, as the rules quote them. */
export const HEALTH = '职业病防治法第三十五条'
