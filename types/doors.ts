/** Which cloud function answers which action: `api`, unless the work needs heavy libraries. */

/** Actions of the `report` door. */
export const reportActions = ['activity.exportRoster'] as const
