/** The phone's photos: what a person chooses, and their uploads, which get through only when the test says so. */
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { aJpeg } from '@/local/testing/pictures'
import { allAnswered } from './allAnswered'

/** For `startScreenCloud`: everybody uploads into a folder of their own. */
export const ownFolders = { storageRules: { write: ['uploads/{openid}/'], read: [] } }

export interface Album {
  /** Taps 加照片, or the one at that place where there are several, and chooses so many photos. */
  choose(count: number, at?: number): Promise<void>
  /** The oldest upload that is held gets through. */
  pass(): Promise<void>
  /** The oldest upload that is held breaks off. */
  fail(): Promise<void>
}

interface Held {
  pass(): void
  fail(): void
}

let named = 0

/** Undone by `jest.restoreAllMocks`. */
export function openAlbum(): Album {
  const held: Held[] = []
  const chosen = { count: 0 }
  holdUploads(held)
  answerChooser(chosen)

  async function settle(how: keyof Held) {
    await waitFor(() => expect(held.length).toBeGreaterThan(0))
    await act(async () => {
      held.shift()?.[how]()
      await allAnswered()
    })
  }
  return {
    choose: async (count, at = 0) => {
      chosen.count = count
      const adding = screen.getAllByRole('button', { name: /^加照片/ })[at]
      await act(async () => void fireEvent.click(adding as HTMLElement))
    },
    pass: () => settle('pass'),
    fail: () => settle('fail'),
  }
}

function holdUploads(held: Held[]): void {
  const working = globalThis.fetch
  const phone: typeof fetch = (address, init) => {
    if (String(address).startsWith('blob:')) return Promise.resolve(new Response(new Uint8Array(aJpeg())))
    if (!String(address).startsWith('/upload')) return working(address, init)
    return new Promise((resolve, reject) => held.push({ pass: () => resolve(working(address, init)), fail: () => reject(new TypeError('Failed to fetch')) }))
  }
  jest.spyOn(globalThis, 'fetch').mockImplementation(phone)
}

/** jsdom opens no chooser and gives no address to a file. */
function answerChooser(chosen: { readonly count: number }): void {
  Object.assign(URL, { createObjectURL: () => `blob:photo-${(named += 1)}` })
  jest.spyOn(HTMLElement.prototype, 'click').mockImplementation(function (this: HTMLElement) {
    const files = Array.from({ length: chosen.count }, (_, index) => new File(['photo'], `${index}.jpg`))
    Object.defineProperty(this, 'files', { value: files })
    this.dispatchEvent(new Event('change'))
  })
}
