import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../../tests/support/server.ts'
import { call } from '../../platform/http/client.ts'
import { civilDay } from '../../vocabulary/period.ts'
import { pauseClock, resumeClock, startClock, stopClock, termsOf } from './actions/clock.ts'
import { noteDay, readCalendar, withdrawDay } from './contract.ts'

let t: TestServer
beforeAll(async () => {
  t = await testServer()
})
afterAll(() => t.close())

const at = (text: string) => new Date(`${text}+07:00`)
const subject = (id: string) => ({ kind: 'requirement', id })
const dueOn = async (id: string, now = '2021-05-25T10:00:00') => {
  const [term] = await termsOf(t.database.read, 'requirement', [id], at(now))
  return term?.dueAt ? civilDay(new Date(term.dueAt.getTime() - 1)) : null
}

describe('a term', () => {
  test('runs, stands still while a question is open, runs on and ends; its pause and reason stay', async () => {
    const one = subject('r-1')
    await t.database.transaction((tx) => startClock(tx, one, { term: 'triage', urgency: 'normal' }, at('2021-05-25T09:00:00')))
    expect(await dueOn('r-1')).toBe('2021-05-28')
    await t.database.transaction((tx) => pauseClock(tx, one, 'triage', 'Đề nghị làm rõ số liệu', at('2021-05-26T09:00:00')))
    const [paused] = await termsOf(t.database.read, 'requirement', ['r-1'], at('2021-05-27T09:00:00'))
    expect(paused).toMatchObject({ dueAt: null, pausedFor: 'Đề nghị làm rõ số liệu', isOver: false })
    await t.database.transaction((tx) => resumeClock(tx, one, 'triage', at('2021-05-31T09:00:00')))
    expect(await dueOn('r-1')).toBe('2021-06-02')
    expect((await termsOf(t.database.read, 'requirement', ['r-1'], at('2021-06-03T00:00:01')))[0]?.isOver).toBe(true)
    await t.database.transaction((tx) => stopClock(tx, one, 'triage', at('2021-06-02T16:00:00')))
    const [stopped] = await termsOf(t.database.read, 'requirement', ['r-1'], at('2021-06-30T09:00:00'))
    expect(stopped).toMatchObject({ isOver: false, stoppedAt: at('2021-06-02T16:00:00') })
  })

  test('of one kind runs once for one thing, however many start it at a time', async () => {
    const starts = Array.from({ length: 8 }, () =>
      t.database.transaction((tx) =>
        startClock(tx, subject('r-2'), { term: 'opinion', urgency: 'urgent' }, at('2021-05-25T09:00:00')),
      ),
    )
    const outcomes = await Promise.allSettled(starts)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await dueOn('r-2')).toBe('2021-05-27')
  })

  test('is counted again when the calendar changes: a day off that is noted moves its end, taking it out moves it back', async () => {
    await t.database.transaction((tx) =>
      startClock(tx, subject('r-3'), { term: 'signing', urgency: 'normal' }, at('2021-07-01T09:00:00')),
    )
    expect(await dueOn('r-3')).toBe('2021-07-05')
    const administrator = await t.signIn([{ role: 'system-administrator', unitPath: 'vn' }])
    const body = { on: '2021-07-02', kind: 'holiday', nameVi: 'Ngày nghỉ thử', nameEn: 'A day off', basis: 'bài thử' } as const
    await call(noteDay, { body }, administrator)
    expect(await dueOn('r-3')).toBe('2021-07-06')
    await expect(call(noteDay, { body }, administrator)).rejects.toMatchObject({
      problem: { code: 'day-stands-in-the-calendar' },
    })
    const { days } = await call(readCalendar, { query: { year: 2021 } }, administrator)
    const id = days.find(({ on }) => on === '2021-07-02')?.id ?? ''
    await call(withdrawDay, { params: { dayId: id } }, administrator)
    expect(await dueOn('r-3')).toBe('2021-07-05')
    const kept = await sql<{ n: number }>`select count(*) as n from calendar.day where on_day = '2021-07-02'`.execute(
      t.database.read,
    )
    expect(kept.rows).toEqual([{ n: 1 }])
  })
})

test('2021 and 2026 come with the product; a Tuesday is not worked instead, a Sunday is not off in lieu; officers read and do not write', async () => {
  const administrator = await t.signIn([{ role: 'system-administrator', unitPath: 'vn' }])
  const officer = await t.signIn([{ role: 'health-officer', unitPath: 'vn' }])
  expect((await call(readCalendar, { query: { year: 2021 } }, officer)).days).toHaveLength(14)
  expect((await call(readCalendar, { query: { year: 2026 } }, officer)).days.length).toBeGreaterThan(12)
  const day = { nameVi: 'Ngày thử', nameEn: 'A day', basis: 'bài thử' }
  await expect(call(noteDay, { body: { ...day, on: '2021-06-01', kind: 'worked' } }, administrator)).rejects.toMatchObject({
    problem: { code: 'worked-day-is-no-weekend' },
  })
  await expect(call(noteDay, { body: { ...day, on: '2021-06-06', kind: 'in-lieu' } }, administrator)).rejects.toMatchObject({
    problem: { code: 'day-in-lieu-is-a-weekend' },
  })
  await expect(call(noteDay, { body: { ...day, on: '2021-06-04', kind: 'holiday' } }, officer)).rejects.toMatchObject({
    problem: { status: 403 },
  })
})
