import { type Problem, Refused } from '../../platform/http/problem.ts'

/** Any error as the problem document a page can show; what is not a refusal is a fault of ours. */
export function problemFrom(error: unknown): Problem {
  return error instanceof Refused ? error.problem : unreadable
}

/** The reply did not fit the contract, most often because this page is older than the server. */
const unreadable: Problem = {
  type: 'urn:khien:refusal:reply-is-not-readable',
  title: 'reply-is-not-readable',
  status: 500,
  code: 'reply-is-not-readable',
  requestId: '',
  messages: {
    vi: 'Trang đang mở không đọc được câu trả lời của máy chủ, có thể vì hệ thống vừa được nâng cấp. Hãy tải lại trang; dữ liệu đã lưu vẫn an toàn.',
    en: 'This page cannot read the server’s reply, perhaps because the system has just been upgraded. Reload the page; what was saved is safe.',
  },
  facts: {},
}
