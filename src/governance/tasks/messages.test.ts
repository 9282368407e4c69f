import { expect, test } from 'vitest'
import { things } from '../solutions/events.ts'
import { en } from './messages.en.ts'
import { vi } from './messages.vi.ts'

test('everything a task is computed from is called by its name in both languages', () => {
  for (const thing of things)
    expect([thing, `tasks.thing.${thing}` in vi, `tasks.thing.${thing}` in en]).toEqual([thing, true, true])
})
