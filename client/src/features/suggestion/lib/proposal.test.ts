import { myShare, newDraft, textOf, wishOf, wrongFields, type Draft } from './proposal'

const whole: Draft = { ...newDraft(), category: 'equipment', problem: '扶手松动', measure: '焊牢' }
const mate = { staffNo: 'HS10001', name: '王芳', share: 40 }

describe('what stands in the way of a suggestion', () => {
  test.each<[string, Partial<Draft>, string[]]>([
    ['nothing', {}, []],
    ['no category', { category: null }, ['category']],
    ['a problem of blanks', { problem: '  \n' }, ['problem']],
    ['a measure of 1001 letters', { measure: '焊'.repeat(1001) }, ['measure']],
    ['a measure of 1000 rare letters, which are two units each', { measure: '𠮷'.repeat(1000) }, []],
    ['an effect of 501 letters', { effect: '好'.repeat(501) }, ['effect']],
    ['a mate without a name', { coProposers: [{ ...mate, name: ' ' }] }, ['coProposers']],
    ['mates who leave nothing to the proposer', { coProposers: [mate, { ...mate, staffNo: 'HS10002', share: 60 }] }, ['coProposers']],
    ['the same, when it is nameless and mates do not count', { isAnonymous: true, coProposers: [{ ...mate, share: 100 }] }, []],
  ])('%s', (_name, part, fields) => {
    expect(wrongFields({ ...whole, ...part })).toEqual(fields)
  })
})

describe('what is sent', () => {
  const full: Draft = { ...whole, coProposers: [mate], photoFileIds: ['cloud://env.bucket/uploads/o1/a.jpg'] }

  it('gives the proposer what the mates leave', () => {
    expect(myShare(full)).toBe(60)
    expect(wishOf(full)).toMatchObject({ share: 60, coProposers: [mate] })
  })

  it('leaves out of a nameless one whatever tells who it is', () => {
    const nameless = { ...full, isAnonymous: true }
    expect(wishOf(nameless)).toMatchObject({ share: 100, coProposers: [], photoFileIds: [] })
    expect(textOf(nameless).photoFileIds).toEqual([])
  })
})
