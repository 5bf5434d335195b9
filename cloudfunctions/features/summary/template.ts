/**
 * The words of a summary before anybody has touched them: the sections a union's yearly summary has, with
 * the clauses that nouns declare for their figures. An officer edits from here.
 */
import { summarySections, type ParagraphLevel, type SummarySection } from '@/types/summaryNames'
import type { StoredFigure, StoredParagraph, StoredRun } from '@/cloudfunctions/kit/documents/summary'
import type { FigureSource } from '@/cloudfunctions/kit/figures'
import { toWrite } from './rules'
import { clauseRuns, words } from './runs'

interface SectionWords {
  readonly heading: string
  readonly opening: string
  /** Said where the section has no figures to tell of. */
  readonly otherwise: string
}

export type Worked = Exclude<SummarySection, 'problems' | 'plans'>

const sections: Record<Worked, SectionWords> = {
  guidance: {
    heading: '加强思想政治引领，凝聚职工奋进力量', opening: '文化落地凝人心。坚持把思想政治引领贯穿工会工作始终，以丰富多样的活动团结职工、服务职工。',
    otherwise: `${toWrite.told}思想引领和文化活动的开展情况。`,
  },
  skills: {
    heading: '提升职工素质与技能，建设高素质职工队伍', opening: '围绕企业高质量发展，组织劳动和技能竞赛，鼓励职工岗位练兵、岗位成才。',
    otherwise: `${toWrite.told}培训、师带徒、技能竞赛和五小活动的开展情况。`,
  },
  rights: {
    heading: '维护职工合法权益，构建和谐劳动关系', opening: '围绕职工最关心最直接最现实的利益问题，督导劳动合同、劳动保护用品和职业健康体检等工作落实。',
    otherwise: '',
  },
  democracy: { heading: '推进民主管理，畅通职工建言渠道', opening: '依托职代会、合理化建议等渠道，让职工参与管理、监督落实。', otherwise: `${toWrite.told}职代会和合理化建议的开展情况。` },
  building: { heading: '加强自身建设，激发工会组织活力', opening: '加强工会干部队伍建设，系统学习工会法、工会章程，提高履职尽责能力。', otherwise: '' },
  care: { heading: '关爱职工生活，做好帮扶慰问', opening: '坚持把职工冷暖放在心上，做好走访慰问和困难帮扶。', otherwise: '' },
}

export const sectionNames = Object.keys(sections) as Worked[]

const PROBLEMS = '工会干部均为兼职，部分业务能力有待提高，应加强学习培训和能力提升；活动覆盖和职工参与还不够均衡，应更多照顾倒班和一线职工。'
const PLANS: ReadonlyArray<readonly [heading: string, body: string]> = [
  ['加强思想政治引领', '坚持正确政治方向，组织职工学习工会法、工会章程和企业文化，引领职工听党话、跟党走。'],
  ['提升职工素质与技能', '把技能竞赛、五小活动与生产经营紧密结合，开展岗位练兵和技能培训，畅通职工成长成才通道。'],
  ['完善维权服务机制', '做好集体协商、劳动合同和劳动保护督导，增强职工获得感、幸福感、安全感。'],
  ['关心关爱职工', '坚持逢年过节慰问和走访帮扶，做好冬送温暖、夏送清凉、金秋助学等工作，努力做职工信赖的娘家人、贴心人。'],
]

const NUMERALS = '一二三四五六七八九十'
const ordinal = (index: number) => NUMERALS[index] ?? String(index + 1)

/** `2026年`, `2026年第三季度`, `2026年7月`. */
export function spokenPeriod(period: string): string {
  const [year = '', part = ''] = period.split('-')
  if (part === '') return `${year}年`
  return part.startsWith('Q') ? `${year}年第${ordinal(Number(part.slice(1)) - 1)}季度` : `${year}年${Number(part)}月`
}

const nextPeriod = (period: string) => (period.length === 4 ? `${Number(period) + 1}年` : '下一阶段')

export const titleOf = (orgName: string, period: string) => `${orgName}${spokenPeriod(period)}工作总结`

export interface Making {
  readonly orgName: string
  readonly period: string
  readonly sources: readonly FigureSource[]
  readonly figures: readonly StoredFigure[]
}

/** The clauses of a section that have something to tell. */
export function clausesOf(section: Worked, { sources, figures, period }: Making): Array<{ clause: string; runs: StoredRun[] }> {
  const byKey = new Map(figures.map((figure) => [figure.figure, figure]))
  const clauses = sources.flatMap((source) => source.figures.filter((figure) => figure.section === section && figure.clause))
  return clauses.flatMap(({ clause = '' }) => {
    const runs = clauseRuns(period.length === 4 ? clause : clause.replace('全年', '期间'), byKey)
    return runs ? [{ clause, runs }] : []
  })
}

/** The same, joined to a sentence. */
function told(section: Worked, making: Making): StoredRun[] {
  const clauses = clausesOf(section, making)
  return clauses.flatMap(({ runs }, index) => [...runs, words(index === clauses.length - 1 ? '。' : '；')])
}

/** A section that has no numbers to tell of, or its opening alone. */
export const withoutFigures = (section: Worked, openingOnly = false): StoredRun[] => [words(`${sections[section].opening}${openingOnly ? '' : sections[section].otherwise}`)]

export function unusedLine(section: SummarySection, figures: readonly StoredFigure[]): string {
  const names = figures.filter((figure) => figure.section === section && figure.state === 'notEnabled').map(({ name }) => name)
  return names.length === 0 ? '' : `（${names.join('、')}：未启用，本系统尚未统计，${toWrite.unused}。）`
}

/** All paragraphs of a first draft. */
export function paragraphsOf(making: Making): StoredParagraph[] {
  const paragraphs: StoredParagraph[] = []
  const put = (section: SummarySection | null, level: ParagraphLevel, runs: readonly StoredRun[]) => {
    paragraphs.push({ paragraphId: `p${paragraphs.length}`, section, level, runs })
  }
  const { orgName, period, figures } = making
  put(null, 'title', [words(titleOf(orgName, period))])
  put(null, 'body', [words(`${spokenPeriod(period)}，${orgName}在上级工会和同级党组织的领导下，在企业的大力支持下，坚持“促进发展、依法维权、规范履职、创新服务”的工会工作原则，维护职工合法权益，提高职工素质，服务企业发展。现将工作情况总结如下。`)])
  for (const [index, section] of sectionNames.entries()) {
    const { heading } = sections[section]
    const runs = told(section, making)
    put(section, 'h1', [words(`${ordinal(index)}、${heading}`)])
    put(section, 'body', runs.length > 0 ? [...withoutFigures(section, true), ...runs] : withoutFigures(section))
    const unused = unusedLine(section, figures)
    if (unused) put(section, 'body', [words(unused)])
  }
  put('problems', 'h1', [words(`七、${summarySections.problems}`)])
  put('problems', 'body', [words(PROBLEMS)])
  put('plans', 'h1', [words(`八、${nextPeriod(period)}工作计划`)])
  for (const [index, [heading, body]] of PLANS.entries()) {
    put('plans', 'h2', [words(`（${ordinal(index)}）${heading}`)])
    put('plans', 'body', [words(body)])
  }
  return paragraphs
}
