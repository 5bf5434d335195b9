import type { ReactNode } from 'react'
import type { AidFile, MeansRows } from '@/types/aid'
import { Card } from '../../../components/Card'
import { Section } from '../../../components/Section'
import { applyCopy } from '../applyCopy'
import { copy } from '../copy'
import { fileLines, incomeLines, memberLines, outlayLines, type Line } from '../lib/summary'
import { Lines } from './Lines'

const words = applyCopy.summary

function Part({ title, lines }: { readonly title: string; readonly lines: readonly Line[] }) {
  if (lines.length === 0) return null
  return (
    <Section title={title}>
      <Card>
        <Lines lines={lines} />
      </Card>
    </Section>
  )
}

interface FileCardsProps {
  readonly file: AidFile & { readonly checked: MeansRows | null }
  readonly children?: ReactNode
}

/** A whole file, part by part. */
export function FileCards({ file, children }: FileCardsProps) {
  return (
    <>
      <Card>
        <Lines lines={fileLines(file)} />
      </Card>
      <Part title={copy.detail.members} lines={memberLines(file.members)} />
      <Part title={words.incomes} lines={incomeLines(file)} />
      <Part title={words.outlays} lines={outlayLines(file)} />
      {children}
    </>
  )
}
