import type { ChooseSheet } from './chooseSheet.types'

export const chooseSheet: ChooseSheet = () =>
  new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = '.xlsx'
    input.oncancel = () => resolve(null)
    input.onchange = () => {
      const [file] = Array.from(input.files ?? [])
      resolve(file ? { path: URL.createObjectURL(file), size: file.size } : null)
    }
    input.click()
  })
