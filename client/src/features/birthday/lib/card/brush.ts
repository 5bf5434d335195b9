/** Strokes of the brush: what leaves, twigs and blossoms are made of. Sizes in pixels of the card, angles in radians. */
export type Context = CanvasRenderingContext2D

export interface Spot {
  readonly x: number
  readonly y: number
}

/** Draws in a turned and scaled place, and leaves the canvas as it was. */
export function placed(context: Context, { x, y }: Spot, turn: number, scale: number, draw: () => void): void {
  context.save()
  context.translate(x, y)
  context.rotate(turn)
  context.scale(scale, scale)
  draw()
  context.restore()
}

export function disc(context: Context, { x, y }: Spot, radius: number, colour: string): void {
  context.fillStyle = colour
  context.beginPath()
  context.arc(x, y, radius, 0, 2 * Math.PI)
  context.fill()
}

/** A twig that thins out: a curve drawn in short pieces. */
export function twig(context: Context, points: readonly [Spot, Spot, Spot, Spot], thick: number, thin: number, colour: string): void {
  const [from, one, two, to] = points
  const steps = 36
  context.strokeStyle = colour
  context.lineCap = 'round'
  for (let step = 0; step < steps; step += 1) {
    context.beginPath()
    context.lineWidth = thick + ((thin - thick) * step) / steps
    const begin = along(from, one, two, to, step / steps)
    const end = along(from, one, two, to, (step + 1) / steps)
    context.moveTo(begin.x, begin.y)
    context.lineTo(end.x, end.y)
    context.stroke()
  }
}

/** The point of a cubic curve at a share of its length. */
export function along(from: Spot, one: Spot, two: Spot, to: Spot, share: number): Spot {
  const rest = 1 - share
  const mixed = (axis: 'x' | 'y') =>
    rest ** 3 * from[axis] + 3 * rest ** 2 * share * one[axis] + 3 * rest * share ** 2 * two[axis] + share ** 3 * to[axis]
  return { x: mixed('x'), y: mixed('y') }
}

/** A pointed leaf with its middle rib, from its stem to the right. */
export function leaf(context: Context, spot: Spot, turn: number, length: number, colour: string, rib: string): void {
  placed(context, spot, turn, length / 100, () => {
    context.fillStyle = colour
    context.beginPath()
    context.moveTo(0, 0)
    context.bezierCurveTo(26, -30, 70, -26, 100, 0)
    context.bezierCurveTo(70, 22, 26, 24, 0, 0)
    context.fill()
    context.strokeStyle = rib
    context.lineWidth = 2.4
    context.beginPath()
    context.moveTo(6, 0)
    context.quadraticCurveTo(50, -5, 92, 0)
    context.stroke()
  })
}

interface Blossom {
  readonly petals: number
  readonly size: number
  /** How round a petal is: 1 is as broad as long. */
  readonly breadth: number
  readonly colour: string
  readonly shade: string
  readonly heart: string
}

/** A blossom seen from above. */
export function blossom(context: Context, spot: Spot, turn: number, { petals, size, breadth, colour, shade, heart }: Blossom): void {
  placed(context, spot, turn, size / 100, () => {
    for (let petal = 0; petal < petals; petal += 1) {
      context.save()
      context.rotate((2 * Math.PI * petal) / petals)
      const half = 50 * breadth
      context.fillStyle = colour
      context.beginPath()
      context.moveTo(0, -8)
      context.bezierCurveTo(half, -24, half * 1.15, -86, 0, -100)
      context.bezierCurveTo(-half * 1.15, -86, -half, -24, 0, -8)
      context.fill()
      context.strokeStyle = shade
      context.lineWidth = 2.6
      context.beginPath()
      context.moveTo(0, -26)
      context.quadraticCurveTo(6, -56, 0, -82)
      context.stroke()
      context.restore()
    }
    disc(context, { x: 0, y: 0 }, 17, heart)
    for (let grain = 0; grain < 10; grain += 1) {
      const angle = (2 * Math.PI * grain) / 10
      disc(context, { x: 30 * Math.cos(angle), y: 30 * Math.sin(angle) }, 4.6, heart)
    }
  })
}

/** A petal that has come loose. */
export function petal(context: Context, spot: Spot, turn: number, size: number, colour: string): void {
  placed(context, spot, turn, size / 40, () => {
    context.fillStyle = colour
    context.beginPath()
    context.moveTo(0, 0)
    context.bezierCurveTo(16, -18, 38, -10, 40, 2)
    context.bezierCurveTo(28, 16, 10, 14, 0, 0)
    context.fill()
  })
}
