import * as fc from 'fast-check'
import { MAX_PICTURE_PIXELS } from '@/cloudfunctions/kit/picture'
import { fittingWidth, MOST_PIXELS } from './shrink'

test('the phone and the cloud mean the same size', () => expect(MOST_PIXELS).toBe(MAX_PICTURE_PIXELS))

test('a picture of any shape fits after it was made smaller, and keeps its shape', () => {
  fc.assert(
    fc.property(fc.integer({ min: 400, max: 9000 }), fc.integer({ min: 400, max: 9000 }), (width, height) => {
      const fitting = fittingWidth(width, height)
      if (fitting === null) return expect(width * height).toBeLessThanOrEqual(MOST_PIXELS)
      expect(fitting * Math.ceil((fitting * height) / width)).toBeLessThanOrEqual(MOST_PIXELS)
      expect(fitting).toBeGreaterThan(200)
    }),
  )
})
