/** What the summary counts of the rights watch: how often the union looked, at how many, and what letters it wrote. */
import { rightsAreas } from '@/types/rightsNames'
import { figureSource, type Figure } from '@/cloudfunctions/kit/figures'
import type { RightsArea } from '@/types/rightsNames'

const keys: Record<RightsArea, readonly [key: string, name: string, clause: string]> = {
  contract: ['contracts', '劳动合同签订、续签督导', '督导劳动合同签订、续签{rights.contracts}次'],
  equipment: ['equipment', '劳动保护用品督导', '督导劳动保护用品{rights.equipment}次'],
  checkup: ['checkups', '职业健康体检督导', '督导年度体检、职业健康体检{rights.checkups}次'],
}
const areas = Object.keys(rightsAreas) as RightsArea[]

const times = (area: RightsArea): Figure => {
  const [key, name, clause] = keys[area]
  return { key, name, unit: '次', section: 'rights', where: { area: [area] }, formula: `期间内的${name}记录，一次计一次；按督导的单位`, clause }
}

const sampled = (area: RightsArea, key: string, sum: 'checked' | 'fine', what: string): Figure => ({
  key, name: `${rightsAreas[area]}督导${what}`, unit: '人次', section: 'rights', where: { area: [area] }, sum, formula: `期间内${rightsAreas[area]}督导记录的${what}之和；签订率、发放率、体检率由合规人数除以抽查人数得出`,
})

export const rightsFigures = [
  figureSource<'supervisions'>({
    key: 'rights', collection: 'supervisions', day: 'onDay', dayIs: 'day', units: 'orgPath', found: '权益督导 › 督导记录',
    figures: [
      ...areas.map(times),
      sampled('contract', 'contractsChecked', 'checked', '抽查人数'), sampled('contract', 'contractsFine', 'fine', '合规人数'),
      sampled('equipment', 'equipmentChecked', 'checked', '抽查人数'), sampled('equipment', 'equipmentFine', 'fine', '合规人数'),
    ],
    record: ({ _id, what, unitName }) => ({ id: _id, screen: 'rights', title: what, note: unitName }),
  }),
  figureSource<'supervisionLetters'>({
    key: 'rightsLetter', collection: 'supervisionLetters', day: 'sentOn', dayIs: 'day', units: 'orgPath', found: '权益督导 › 督导函',
    figures: [
      { key: 'sent', name: '督导函', unit: '件', section: 'rights', where: {}, formula: '期间内发出的督导函', clause: '发出督导函{rightsLetter.sent}件' },
      { key: 'answered', name: '督导函已答复', unit: '件', section: 'rights', where: { status: ['answered'] }, formula: '期间内发出、已收到单位答复的督导函', clause: '收到答复{rightsLetter.answered}件' },
    ],
    record: ({ _id, number, unitName }) => ({ id: _id, screen: 'rights', title: number, note: unitName }),
  }),
]
