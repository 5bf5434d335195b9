import { View } from '@tarojs/components'
import { aidCategories, visitWays, voteReasons } from '@/types/aidNames'
import type { AidForOfficer } from '@/types/aid'
import { Card } from '../../../../components/Card'
import { Facts, type Fact } from '../../../../components/Facts'
import { List, ListRow } from '../../../../components/List'
import { Section } from '../../../../components/Section'
import { StatusTag } from '../../../../components/StatusTag'
import { dayText, lastDayText, moneyText, nearText } from '../../../../lib/format'
import { deskCopy } from '../../deskCopy'
import { noonOf } from '../../lib/now'

interface PartProps {
  readonly aid: AidForOfficer
}

/** What was found, thought, voted, objected and decided so far. */
export function Story({ aid }: PartProps) {
  return (
    <>
      <Visit aid={aid} />
      <Opinion aid={aid} />
      <Vote aid={aid} />
      <Publicity aid={aid} />
    </>
  )
}

function Visit({ aid: { visit } }: PartProps) {
  if (!visit) return null
  const { ways, on, text, byName, at, signedByName, signedAt } = visit
  const facts: Fact[] = [
    { icon: 'pin', text: ways.map((way) => visitWays[way]).join('、'), note: dayText(noonOf(on)) },
    { icon: 'edit', text: deskCopy.visitBy(byName, nearText(at)) },
    signedAt ? { icon: 'check', text: deskCopy.visitSigned(signedByName, nearText(signedAt)) } : { icon: 'hourglass', text: deskCopy.visitUnsigned },
  ]
  return (
    <Section title={deskCopy.visit}>
      <Card className="stack">
        <View className="breaks">{text}</View>
        <Facts facts={facts} />
      </Card>
    </Section>
  )
}

function Opinion({ aid: { opinion } }: PartProps) {
  if (!opinion) return null
  const { supports, category, suggestedFen, reason, byName, at } = opinion
  return (
    <Section title={deskCopy.opinion}>
      <Card className="stack">
        <View className="h3">{supports ? deskCopy.opinionYes(category ? aidCategories[category] : '', moneyText(suggestedFen)) : deskCopy.opinionNo}</View>
        <View className="breaks">{reason}</View>
        <View className="small quiet">{`${byName} · ${nearText(at)}`}</View>
      </Card>
    </Section>
  )
}

function Vote({ aid: { vote } }: PartProps) {
  if (!vote) return null
  const { reasons, votesFor, votesAgainst, needed, isWitnessed, votes } = vote
  return (
    <Section title={deskCopy.vote}>
      <Card className="stack">
        {reasons.map((reason) => (
          <View key={reason}>{voteReasons[reason]}</View>
        ))}
        <View className="strong number">{deskCopy.voteCount(votesFor, votesAgainst, needed)}</View>
        {reasons.includes('noPublicity') && <StatusTag tone={isWitnessed ? 'done' : 'due'} text={isWitnessed ? deskCopy.witnessed : deskCopy.notWitnessed} />}
      </Card>
      {votes.length > 0 && (
        <List>
          {votes.map(({ byName, isFor, reason, note, at }) => (
            <ListRow key={at + byName} icon={isFor ? 'check' : 'close'} title={byName} note={[reason && deskCopy.voteReason(reason), note, nearText(at)].filter(Boolean).join(' · ')} value={isFor ? deskCopy.voteFor : deskCopy.voteAgainst} />
          ))}
        </List>
      )}
    </Section>
  )
}

function Publicity({ aid: { publicity, objections } }: PartProps) {
  if (!publicity && objections.length === 0) return null
  const state = !publicity ? '' : publicity.isOver ? deskCopy.publicOver : publicity.endsAt ? deskCopy.publicUntil(lastDayText(publicity.endsAt)) : deskCopy.publicStopped
  return (
    <Section title={deskCopy.publicity}>
      {publicity && (
        <Card>
          <Facts facts={[{ icon: 'megaphone', text: deskCopy.publicMoney(moneyText(publicity.amountFen)), note: state }]} />
        </Card>
      )}
      {objections.map(({ text, at, isOpen, isUpheld, reason }) => (
        <Card key={at} className="stack">
          <View className="row row--between wrap">
            <View className="strong">{deskCopy.objections}</View>
            <StatusTag tone={isOpen ? 'due' : isUpheld ? 'refused' : 'quiet'} text={isOpen ? deskCopy.objectionOpen : isUpheld ? deskCopy.objectionUpheld : deskCopy.objectionNot} />
          </View>
          <View className="breaks">{text}</View>
          {reason && <View className="breaks quiet">{reason}</View>}
          <View className="small quiet">{nearText(at)}</View>
        </Card>
      ))}
    </Section>
  )
}
