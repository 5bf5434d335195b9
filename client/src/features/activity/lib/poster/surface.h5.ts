import { POSTER, type Surface } from './surface.types'

export async function openSurface(): Promise<Surface> {
  const canvas = Object.assign(document.createElement('canvas'), POSTER)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas in this browser')
  await document.fonts.ready
  return {
    context,
    async picture(source) {
      const image = new Image()
      image.src = source
      await image.decode()
      return image
    },
    finish: () => canvas.toDataURL('image/png'),
  }
}
