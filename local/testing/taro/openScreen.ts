import type { ReactElement } from 'react'
import { act, render, type RenderResult } from '@testing-library/react'

/** Draws a screen and lets its first answers arrive. */
export async function openScreen(screen: ReactElement): Promise<RenderResult> {
  let drawn: RenderResult | undefined
  await act(async () => {
    drawn = render(screen)
  })
  if (!drawn) throw new Error('nothing was drawn')
  return drawn
}
