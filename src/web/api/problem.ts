import { type Problem, Refused } from '../../platform/http/problem.ts'
import { en } from '../messages.en.ts'
import { vi } from '../messages.vi.ts'

/** Any error as the problem document a page can show; what is not a refusal is a fault of ours. */
export function problemFrom(error: unknown): Problem {
  if (error instanceof Refused) return error.problem
  return {
    type: 'urn:khien:refusal:reply-is-not-readable',
    title: 'reply-is-not-readable',
    status: 500,
    code: 'reply-is-not-readable',
    requestId: '',
    messages: { vi: vi['web.reply-is-not-readable'], en: en['web.reply-is-not-readable'] },
    facts: {},
  }
}
