/** The nouns of the door that makes and reads files, as in api/routes.ts. */
import type { DoorAction } from '@/types/actions'
import type { Nouns } from '@/cloudfunctions/kit/nouns'

export const nouns = {
  activity: async () => [(await import('@/types/activity')).activityActions, (await import('@/cloudfunctions/features/activity/export')).exportRoutes],
  export: async () => [(await import('@/types/exports')).exportActions, (await import('./export')).routes],
  handout: async () => [(await import('@/types/handout')).handoutActions, (await import('@/cloudfunctions/features/handout/export')).handoutExportRoutes],
  privacy: async () => [(await import('@/types/privacy')).privacyActions, (await import('@/cloudfunctions/features/privacy/export')).privacyExportRoutes],
  sheet: async () => [(await import('@/types/sheet')).sheetActions, (await import('./sheet')).routes],
} satisfies Nouns<DoorAction<'report'>>
