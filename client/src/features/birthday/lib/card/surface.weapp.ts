import Taro from '@tarojs/taro'
import { CARD, type Drawn, type Surface } from './surface.types'

/** WeChat draws on a `<Canvas type="2d">` of the page; components/CardCanvas puts it there. */
export async function openSurface(): Promise<Surface> {
  const canvas = await nodeOf('#birthday-canvas')
  canvas.width = CARD.width
  canvas.height = CARD.height
  return { context: canvas.getContext('2d') as unknown as CanvasRenderingContext2D, finish: () => filed(canvas.toDataURL('image/png', 1)) }
}

/** A file of the phone is shown by its path: the picture itself would weigh on every setData. */
function filed(dataUri: string): Drawn {
  const src = `${Taro.env.USER_DATA_PATH ?? ''}/birthday-${dataUri.length}.png`
  Taro.getFileSystemManager().writeFileSync(src, dataUri.slice(dataUri.indexOf(',') + 1), 'base64')
  return { dataUri, src }
}

function nodeOf(selector: string): Promise<Taro.Canvas> {
  return new Promise((resolve, reject) => {
    Taro.createSelectorQuery()
      .select(selector)
      .fields({ node: true })
      .exec(([found]: Array<{ node?: Taro.Canvas } | null>) => (found?.node ? resolve(found.node) : reject(new Error('no canvas on this page'))))
  })
}
