import { useState } from 'react'
import { View } from '@tarojs/components'
import type { MyBirthday } from '@/types/birthday'
import { spokenBirthday } from '@/types/birthdayNames'
import { startOfDay } from '@/types/calendar'
import { Button } from '../../../../components/Button'
import { Card } from '../../../../components/Card'
import { Icon } from '../../../../components/Icon'
import { List, ListRow } from '../../../../components/List'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { Section } from '../../../../components/Section'
import { Sheet } from '../../../../components/Sheet'
import { Skeleton } from '../../../../components/Skeleton'
import { SwitchRow } from '../../../../components/SwitchRow'
import { sentenceOf } from '../../../../lib/errorCopy'
import { dayText } from '../../../../lib/format'
import { go, screens } from '../../../../lib/go'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { useQuery } from '../../../../lib/useQuery'
import { BirthDateForm, type BirthDate } from '../../components/BirthDateForm'
import { copy as words } from '../../copy'
import './index.scss'

const copy = words.mine

/** When my day is, what I want of it, and how the day is reckoned. */
export default function Mine() {
  const mine = useQuery('birthday.mine', {})
  return (
    <Page refresh={mine.refresh}>
      <Loaded query={mine} skeleton={<Skeleton rows={2} />}>
        {(known) => (
          <>
            <MyDay mine={known} put={mine.put} />
            <List>
              {known.cardYear !== null && (
                <ListRow icon="care" title={copy.openCard} note={copy.openCardNote} onTap={() => go(screens.birthdayCard(String(known.cardYear)))} />
              )}
              <ListRow icon="cake" title={copy.colleagues} note={copy.colleaguesNote} onTap={() => go(screens.birthdayColleagues)} />
            </List>
            <Choices mine={known} put={mine.put} />
          </>
        )}
      </Loaded>
      <Rules />
    </Page>
  )
}

interface MineProps {
  readonly mine: MyBirthday
  readonly put: (mine: MyBirthday) => void
}

function MyDay({ mine: { birthday, nextOn, isToday, blocked }, put }: MineProps) {
  const [isOpen, setOpen] = useState(false)
  const setting = useAction('birthday.set')

  async function save(date: BirthDate) {
    const saved = await setting.run({ birthday: date })
    if (!saved) return
    put(saved)
    setOpen(false)
    showToast({ text: words.form.kept })
  }

  return (
    <Card look="warm" className="stack birthday-day">
      <Icon name="cake" size="huge" className="birthday-day__cake" />
      <View className="h1">{birthday ? spokenBirthday(birthday) : copy.none}</View>
      <View className="quiet">{isToday ? copy.today : nextOn ? copy.next(dayText(startOfDay(nextOn))) : copy.noneText}</View>
      <Button
        kind={birthday ? 'secondary' : 'primary'}
        icon="edit"
        text={birthday ? copy.change : copy.enter}
        whyNot={blocked.change && sentenceOf(blocked.change)}
        onTap={() => setOpen(true)}
      />
      <Sheet title={birthday ? copy.change : copy.enter} isOpen={isOpen} onClose={() => setOpen(false)}>
        <View className="small quiet">{copy.once}</View>
        <BirthDateForm known={birthday} isBusy={setting.isBusy} onSave={(date) => void save(date)} />
      </Sheet>
    </Card>
  )
}

function Choices({ mine: { wantsGreeting, isShown }, put }: MineProps) {
  const choosing = useAction('birthday.choose')

  async function choose(choice: { wantsGreeting: boolean; isShown: boolean }) {
    const saved = await choosing.run(choice)
    if (!saved) return
    put(saved)
    showToast({ text: copy.saved })
  }

  return (
    <Section title={copy.choices}>
      <Card className="stack">
        <SwitchRow icon="care" text={copy.greeting} note={copy.greetingNote} isOn={wantsGreeting} onChange={(isOn) => void choose({ wantsGreeting: isOn, isShown })} />
        <SwitchRow icon="people" text={copy.shown} note={copy.shownNote} isOn={isShown} onChange={(isOn) => void choose({ wantsGreeting, isShown: isOn })} />
      </Card>
    </Section>
  )
}

function Rules() {
  return (
    <Section title={copy.rules}>
      <Card look="flat" className="stack">
        {[...copy.ruleLines, copy.privacy].map((line) => (
          <View key={line} className="small quiet">
            {line}
          </View>
        ))}
      </Card>
    </Section>
  )
}
