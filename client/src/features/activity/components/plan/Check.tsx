import { View } from '@tarojs/components'
import { activityKinds, checkInWays, payers } from '@/types/activityNames'
import { classes } from '../../../../components/classes'
import { Icon } from '../../../../components/Icon'
import { List, ListRow } from '../../../../components/List'
import { moneyText, spanText, whenText } from '../../../../lib/format'
import { pageOf, placesIn, type Plan, type PlanPage } from '../../lib/plan'
import { planCopy as copy } from '../../planCopy'
import type { PlanPart } from './PlanPart'

interface CheckProps extends PlanPart {
  readonly onOpen: (page: PlanPage) => void
}

/** The whole plan on one page; each line opens its step. */
export function Check({ plan, wrong, onOpen }: CheckProps) {
  const wrongPages = new Set((Object.keys(wrong) as Array<keyof Plan>).map(pageOf))
  return (
    <>
      <View className="quiet">{copy.checkHint}</View>
      <View className="plan__check">
        <List>
          {summary(plan).map(({ page, lines, isOpen }) => (
            <ListRow
              key={page}
              icon={wrongPages.has(page) ? 'alert' : 'edit'}
              title={copy.pages[page]}
              note={lines.join('\n')}
              end={wrongPages.has(page) ? <Mark text={copy.toFix} isWrong /> : isOpen ? <Mark text={copy.toFill} /> : undefined}
              onTap={() => onOpen(page)}
            />
          ))}
        </List>
      </View>
    </>
  )
}

function Mark({ text, isWrong = false }: { readonly text: string; readonly isWrong?: boolean }) {
  return (
    <View className={classes('plan__mark', isWrong && 'plan__mark--wrong')}>
      <Icon name={isWrong ? 'alert' : 'hourglass'} size="small" />
      <View>{text}</View>
    </View>
  )
}

interface Line {
  readonly page: PlanPage
  readonly lines: readonly string[]
  /** Something on that page is still empty. */
  readonly isOpen?: boolean
}

function summary(plan: Plan): readonly Line[] {
  const { title, kind, text, place, startsAt, endsAt, signUpClosesAt, pools, maxLine, questions, ways, budgetFen, payer, inWorkingHours, employerConsent, repeats } = plan
  return [
    { page: 'basics', lines: [`${title.trim() || copy.missing} · ${activityKinds[kind]}`, place.trim() ? place : copy.noPlace], isOpen: !title.trim() || !place.trim() || !text.trim() },
    {
      page: 'times',
      lines: startsAt ? [endsAt ? spanText(startsAt, endsAt) : copy.dated(whenText(startsAt), copy.missing), copy.closesAt(signUpClosesAt ? whenText(signUpClosesAt) : copy.missing)] : [copy.missing],
      isOpen: !startsAt || !endsAt || !signUpClosesAt,
    },
    { page: 'places', lines: [[copy.total(placesIn(pools) || 0), maxLine > 0 ? copy.lineUpTo(maxLine) : copy.noLine].join('，')] },
    { page: 'questions', lines: [questions.length > 0 ? copy.questionCount(questions.length) : copy.none] },
    { page: 'ways', lines: [ways.map((way) => checkInWays[way]).join('、') || copy.missing] },
    {
      page: 'money',
      lines: [
        [budgetFen === null ? copy.noBudget : moneyText(budgetFen), payer ? payers[payer] : copy.noPayer].join('，'),
        ...(inWorkingHours ? [employerConsent ? copy.hoursAgreed : copy.hoursNotAgreed] : []),
        ...(repeats ? [copy.monthly(repeats.dayOfMonth)] : []),
      ],
      isOpen: budgetFen === null || payer === null || (inWorkingHours && !employerConsent),
    },
  ]
}
