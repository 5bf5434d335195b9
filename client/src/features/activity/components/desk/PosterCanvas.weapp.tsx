import { Canvas } from '@tarojs/components'

/** The drawing surface WeChat asks for; outside the screen. */
export function PosterCanvas() {
  return <Canvas id="poster-canvas" canvasId="poster-canvas" type="2d" className="poster__canvas" />
}
