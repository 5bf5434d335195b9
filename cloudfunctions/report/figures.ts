/** Everything the summary counts, in the order in which it is written. A noun joins with one line. */
import { activityFigures } from '@/cloudfunctions/features/activity/figures'
import { aidFigures } from '@/cloudfunctions/features/aid/figures'
import { birthdayFigures } from '@/cloudfunctions/features/birthday/figures'
import { fundFigures } from '@/cloudfunctions/features/fund/figures'
import { handoutFigures } from '@/cloudfunctions/features/handout/figures'
import { noticeFigures } from '@/cloudfunctions/features/notice/figures'
import { memberFigures } from '@/cloudfunctions/features/people/figures'
import { rightsFigures } from '@/cloudfunctions/features/rights/figures'
import { suggestionFigureSources } from '@/cloudfunctions/features/suggestion/figures'
import { visitFigures } from '@/cloudfunctions/features/visit/figures'
import type { FigureSource } from '@/cloudfunctions/kit/figures'

export const figureSources: readonly FigureSource[] = [
  ...activityFigures, ...noticeFigures, ...suggestionFigureSources, ...memberFigures, ...fundFigures, ...birthdayFigures, ...handoutFigures, ...aidFigures, ...visitFigures, ...rightsFigures,
]
