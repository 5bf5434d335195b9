/** Which cloud function answers which action: `api`, unless the work needs heavy libraries. */

/** Actions of the `report` door. */
export const reportActions = ['sheet.open', 'sheet.step', 'sheet.get', 'sheet.list', 'sheet.rows', 'sheet.start', 'sheet.cancel', 'sheet.template', 'activity.exportRoster', 'export.start', 'export.continue', 'handout.exportList', 'privacy.export'] as const
