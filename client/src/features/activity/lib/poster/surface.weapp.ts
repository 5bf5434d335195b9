import Taro from '@tarojs/taro'
import { POSTER, type Surface } from './surface.types'

/** WeChat draws on a `<Canvas type="2d">` of the page; components/desk/PosterCanvas puts it there. */
export async function openSurface(): Promise<Surface> {
  const canvas = await nodeOf('#poster-canvas')
  canvas.width = POSTER.width
  canvas.height = POSTER.height
  return {
    context: canvas.getContext('2d') as unknown as CanvasRenderingContext2D,
    picture: (source) =>
      new Promise((resolve, reject) => {
        const image = canvas.createImage()
        image.onload = () => resolve(image as unknown as CanvasImageSource)
        image.onerror = reject
        image.src = source
      }),
    finish: () => canvas.toDataURL('image/png', 1),
  }
}

function nodeOf(selector: string): Promise<Taro.Canvas> {
  return new Promise((resolve, reject) => {
    Taro.createSelectorQuery()
      .select(selector)
      .fields({ node: true })
      .exec(([found]: Array<{ node?: Taro.Canvas } | null>) => (found?.node ? resolve(found.node) : reject(new Error('no canvas on this page'))))
  })
}
