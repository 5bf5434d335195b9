/** The product's own mark: 工 under a roof, in a round seal. */
interface Seal {
  readonly x: number
  readonly y: number
  readonly radius: number
}

export function drawEmblem(context: CanvasRenderingContext2D, { x, y, radius }: Seal, ground: string, ink: string): void {
  const unit = radius / 10
  context.fillStyle = ground
  context.beginPath()
  context.arc(x, y, radius, 0, 2 * Math.PI)
  context.fill()
  context.strokeStyle = ink
  context.lineWidth = 1.7 * unit
  context.lineCap = 'round'
  context.lineJoin = 'round'
  const strokes = [
    [[-6, -1.6], [0, -6.4], [6, -1.6]],
    [[-3.2, -0.4], [3.2, -0.4]],
    [[0, -0.4], [0, 4.8]],
    [[-4.4, 4.8], [4.4, 4.8]],
  ]
  for (const points of strokes) {
    context.beginPath()
    points.forEach(([right = 0, down = 0], index) => context[index === 0 ? 'moveTo' : 'lineTo'](x + right * unit, y + down * unit))
    context.stroke()
  }
}
