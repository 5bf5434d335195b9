import { fireEvent, render, screen } from '@testing-library/react'
import { ActionBar } from './ActionBar'
import { Button } from './Button'
import { Choice } from './Choice'
import { Dialog } from './Dialog'
import { ListRow } from './List'
import { NumberStepper } from './NumberStepper'
import { PolicyNote } from './PolicyNote'
import { SeatBar } from './SeatBar'
import { SelectField } from './SelectField'
import { Sheet } from './Sheet'
import { StatusTag } from './StatusTag'
import { SwitchRow } from './SwitchRow'
import { TextArea } from './TextArea'
import { TextField } from './TextField'
import { BarChart } from './Chart'

const nothing = () => undefined

describe('a button', () => {
  it('does its work on a tap and on the Enter key', () => {
    const tapped = jest.fn()
    render(<Button text="报名" onTap={tapped} />)
    fireEvent.click(screen.getByRole('button', { name: '报名' }))
    fireEvent.keyDown(screen.getByRole('button', { name: '报名' }), { key: 'Enter' })
    expect(tapped).toHaveBeenCalledTimes(2)
  })

  it('that cannot be used says why, and a tap does nothing', () => {
    const tapped = jest.fn()
    render(<Button text="报名" whyNot="名额已满，可加入候补" onTap={tapped} />)
    const button = screen.getByRole('button', { name: /名额已满，可加入候补/ })
    fireEvent.click(button)
    expect(button.getAttribute('aria-disabled')).toBe('true')
    expect(screen.getByText('名额已满，可加入候补')).toBeTruthy()
    expect(tapped).not.toHaveBeenCalled()
  })

  it('that is busy does not work twice', () => {
    const tapped = jest.fn()
    render(<Button text="报名" isBusy onTap={tapped} />)
    fireEvent.click(screen.getByRole('button', { name: /正在办理/ }))
    expect(tapped).not.toHaveBeenCalled()
  })
})

describe('a place to write', () => {
  it.each([['one line', TextField], ['several lines', TextArea]])('of %s leaves out what nobody sees, and keeps a family of emoji', (_what, Place) => {
    const changed = jest.fn()
    render(<Place label="原因" most={20} value="" onChange={changed} />)
    for (const value of ['看\u200B不\u00AD见', '\u3164\u2800', '👨‍👩‍👧']) fireEvent.input(screen.getByLabelText('原因'), { target: { value } })
    expect(changed.mock.calls).toEqual([['看不见'], [''], ['👨‍👩‍👧']])
  })
})

it('the bar at the thumb says the state beside its one action', () => {
  render(<ActionBar state="第 3 位候补" action={{ text: '取消报名', onTap: nothing }} />)
  expect(screen.getByText('第 3 位候补')).toBeTruthy()
  expect(screen.getAllByRole('button')).toHaveLength(1)
})

it('a state is always a word with an icon', () => {
  const { container } = render(<StatusTag text="候补中" tone="due" />)
  expect(screen.getByText('候补中')).toBeTruthy()
  expect(container.querySelector('.icon--hourglass')).toBeTruthy()
})

it('a row breaks behind a dot, never before it', () => {
  const { container } = render(<ListRow title="吴建明" note="工号 HS10001 · 行政后勤部 · 主席" onTap={nothing} />)
  expect(container.textContent).toContain('工号 HS10001\u00A0· 行政后勤部\u00A0· 主席')
  expect(container.textContent).not.toContain(' · ')
})

describe('a rule beside what it decides', () => {
  const clause = { policyId: 'p1', key: 'suggestion.acceptDays', value: 3, unit: 'workingDays', source: '受理时限：产品默认值，待工会确认', from: '2026-01-01T00:00:00.000Z', isConfirmed: false } as const

  it('says once what it is called, and once that the union has yet to confirm it', () => {
    const { container } = render(<PolicyNote name="受理时限" clause={clause} />)
    expect(screen.getByText(/^依据：产品默认值（.*起执行）$/)).toBeTruthy()
    expect(container.textContent?.match(/受理时限/g)).toHaveLength(1)
    expect(container.textContent?.match(/待工会确认/g)).toHaveLength(1)
  })

  it('that is confirmed says its source as it is', () => {
    const { container } = render(<PolicyNote name="公示天数" clause={{ ...clause, source: '工会委员会2026年第2次会议', isConfirmed: true }} />)
    expect(screen.getByText(/^依据：工会委员会2026年第2次会议（/)).toBeTruthy()
    expect(container.textContent).not.toContain('待工会确认')
  })
})

describe('places', () => {
  it.each([
    [{ capacity: 50, left: 7, waiting: 0 }, '还剩 7 席', '已报 43 / 50'],
    [{ capacity: 50, left: 0, waiting: 12 }, '名额已满 · 候补 12 人', '已报 50 / 50'],
    [{ capacity: 50, left: 0, waiting: 0 }, '名额已满', '已报 50 / 50'],
    [{ capacity: 0, left: 0, waiting: 0 }, '名额已满', '已报 0 / 0'],
  ])('%j are said in words', (seats, words, taken) => {
    render(<SeatBar {...seats} />)
    expect(screen.getByText(words)).toBeTruthy()
    expect(screen.getByText(taken)).toBeTruthy()
  })
})

describe('a field', () => {
  it('carries its label to the place one types in, and its error as an alert', () => {
    const changed = jest.fn()
    render(<TextField label="工号" error="请填写工号" value="" onChange={changed} />)
    fireEvent.change(screen.getByLabelText('工号'), { target: { value: '10231' } })
    expect(changed).toHaveBeenCalledWith('10231')
    expect(screen.getByRole('alert').textContent).toContain('请填写工号')
  })

  it('counts code points, as the contract does, and says how much is over', () => {
    const { rerender } = render(<TextArea label="说明" most={4} value="好👍🏻" onChange={nothing} />)
    expect(screen.getByText('3 / 4 字')).toBeTruthy()
    rerender(<TextArea label="说明" most={4} value="请大家早点到" onChange={nothing} />)
    expect(screen.getByText('超出 2 字，请删减')).toBeTruthy()
  })

  it('of numbers stops at its bounds', () => {
    const changed = jest.fn()
    render(<NumberStepper label="家属" unit="人" value={2} least={0} most={2} onChange={changed} />)
    fireEvent.click(screen.getByRole('button', { name: '家属增加一个' }))
    expect(changed).not.toHaveBeenCalled()
    fireEvent.click(screen.getByRole('button', { name: '家属减少一个' }))
    expect(changed).toHaveBeenCalledWith(1)
  })
})

describe('a choice', () => {
  const options = [
    { value: 'a', text: '甲班' },
    { value: 'b', text: '乙班', whyNot: '已满' },
  ]

  it('of one replaces, of many adds and takes away', () => {
    const changed = jest.fn()
    const { rerender } = render(<Choice label="组别" options={[{ value: 'x', text: '丙班' }, ...options]} values={['x']} onChange={changed} />)
    fireEvent.click(screen.getByRole('radio', { name: '甲班' }))
    rerender(<Choice label="组别" isMany options={[{ value: 'x', text: '丙班' }, ...options]} values={['x']} onChange={changed} />)
    fireEvent.click(screen.getByRole('checkbox', { name: '甲班' }))
    fireEvent.click(screen.getByRole('checkbox', { name: '丙班' }))
    expect(changed.mock.calls).toEqual([[['a']], [['x', 'a']], [[]]])
  })

  it('that cannot be made says why', () => {
    const changed = jest.fn()
    render(<Choice label="组别" options={options} values={[]} onChange={changed} />)
    fireEvent.click(screen.getByRole('radio', { name: '乙班，已满' }))
    expect(changed).not.toHaveBeenCalled()
  })

  it('in a sheet opens, chooses and closes', () => {
    const changed = jest.fn()
    render(<SelectField label="组别" options={options} value={null} onChange={changed} />)
    fireEvent.click(screen.getByRole('button', { name: '组别，请选择' }))
    fireEvent.click(screen.getByRole('radio', { name: '甲班' }))
    expect(changed).toHaveBeenCalledWith('a')
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('of on and off is a switch of the whole row', () => {
    const changed = jest.fn()
    render(<SwitchRow text="大字版" isOn={false} onChange={changed} />)
    const row = screen.getByRole('switch', { name: '大字版' })
    expect(row.getAttribute('aria-checked')).toBe('false')
    fireEvent.click(row)
    expect(changed).toHaveBeenCalledWith(true)
  })
})

describe('a sheet', () => {
  it('takes the focus, closes on Escape and gives the focus back', () => {
    const closed = jest.fn()
    render(<input data-testid="before" />)
    screen.getByTestId('before').focus()
    const { rerender } = render(<Sheet title="更多" isOpen onClose={closed} />)
    expect(document.activeElement).toBe(screen.getByRole('dialog', { name: '更多' }))
    fireEvent.keyDown(document, { key: 'Escape' })
    expect(closed).toHaveBeenCalledTimes(1)
    rerender(<Sheet title="更多" isOpen={false} onClose={closed} />)
    expect(document.activeElement).toBe(screen.getByTestId('before'))
  })
})

it('what cannot be taken back asks for a word first', () => {
  const confirmed = jest.fn()
  render(<Dialog title="取消活动？" isOpen isDanger typedWord="取消" confirm="取消活动" onConfirm={confirmed} onClose={nothing} />)
  fireEvent.click(screen.getByRole('button', { name: /^取消活动/ }))
  expect(confirmed).not.toHaveBeenCalled()
  fireEvent.change(screen.getByRole('textbox'), { target: { value: '取消' } })
  fireEvent.click(screen.getByRole('button', { name: '取消活动' }))
  expect(confirmed).toHaveBeenCalledTimes(1)
})

it('a row of a list is one button with all its words', () => {
  const tapped = jest.fn()
  render(<ListRow title="预算" note="工会经费" value="¥1,200.00" onTap={tapped} />)
  fireEvent.click(screen.getByRole('button', { name: '预算，工会经费，¥1,200.00' }))
  expect(tapped).toHaveBeenCalled()
})

it('a chart can be heard: the question and every number', () => {
  render(<BarChart question="今年办了几场" measures={[{ name: '文体', value: 12, text: '12 次' }, { name: '升旗', value: 9, text: '9 次' }]} />)
  expect(screen.getByRole('group', { name: '今年办了几场：文体 12 次，升旗 9 次' })).toBeTruthy()
})
