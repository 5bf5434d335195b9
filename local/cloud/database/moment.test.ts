import { openTestDatabase, plain, type TestDatabase } from './testing'

describe('a moment of the database', () => {
  let test: TestDatabase
  beforeEach(async () => {
    test = openTestDatabase(plain('people', { name: 'byNumber', fields: [['number', 1]], unique: true }))
    await test.insert('people', { _id: 'a', number: 1 }, { _id: 'b', number: 2 })
  })
  afterEach(() => test.close())

  const everything = () => test.find('people', {}, { order: { number: 1 } })
  const change = async () => {
    await test.ask('modifyDocument', { collectionName: 'people', queryType: 'DOC', query: { _id: 'a' }, data: { $set: { number: 9 } }, multi: false, merge: true, upsert: false })
    await test.ask('removeDocument', { collectionName: 'people', queryType: 'DOC', query: { _id: 'b' }, multi: false })
    // Takes the number that the changed one had, and the id of the one that is gone.
    await test.insert('people', { _id: 'c', number: 1 }, { _id: 'b', number: 7 })
  }

  it('says what became of each document, and nothing of those that are as they were', async () => {
    const moment = test.database.moment()
    await change()
    const numberIn = (body: string | null) => /"number":\{"\$numberInt":"(\d)"/.exec(body ?? '')?.[1] ?? 'none'
    expect(moment.changes().map(({ before, after }) => `${numberIn(before)} → ${numberIn(after)}`).sort()).toEqual(['1 → 9', '2 → 7', 'none → 1'])
  })

  it('is come back to, again and again, unique numbers and order included', async () => {
    const before = await everything()
    const moment = test.database.moment()
    for (let time = 1; time <= 3; time += 1) {
      await change()
      expect(await everything()).not.toEqual(before)
      await moment.comeBack()
      expect(await everything()).toEqual(before)
      expect(moment.changes()).toEqual([])
    }
    moment.end()
    test.reopen()
    expect(await everything()).toEqual(before)
  })

  it('is kept one at a time', () => {
    const moment = test.database.moment()
    expect(() => test.database.moment()).toThrow('kept already')
    moment.end()
    expect(() => test.database.moment().end()).not.toThrow()
  })
})
