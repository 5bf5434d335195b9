import { CARD, type Surface } from './surface.types'

export async function openSurface(): Promise<Surface> {
  const canvas = Object.assign(document.createElement('canvas'), CARD)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas in this browser')
  await document.fonts.ready
  const finish = () => {
    const dataUri = canvas.toDataURL('image/png')
    return { dataUri, src: dataUri }
  }
  return { context, finish }
}
