/** Where the phone keeps what is being written; without an id, the plan that the cloud does not know yet. */
export const planKey = (activityId?: string): string => `plan ${activityId ?? 'new'}`
