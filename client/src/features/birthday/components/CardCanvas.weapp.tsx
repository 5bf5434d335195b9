import { Canvas } from '@tarojs/components'

/** The drawing surface WeChat asks for; outside the screen. */
export function CardCanvas() {
  return <Canvas id="birthday-canvas" canvasId="birthday-canvas" type="2d" className="birthday-card__canvas" />
}
