import { expect, test } from 'vitest'
import { newsNames } from '../solutions/public.ts'
import { en } from './messages.en.ts'
import { vi } from './messages.vi.ts'
import { noticesByNews } from './notice.ts'

test('every notice has its sentence in both languages, and answers news that is really told', () => {
  const told: readonly string[] = [...newsNames, 'referral.recommended', 'referral.decided', 'directive.issued']
  for (const news of Object.keys(noticesByNews)) {
    expect(told).toContain(news)
    expect(Object.keys(vi)).toContain(`tasks.notice.${news}`)
    expect(Object.keys(en)).toContain(`tasks.notice.${news}`)
  }
})
