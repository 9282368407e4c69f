export interface Notice {
  readonly id: number
  readonly words: string
  readonly tone: 'ok' | 'bad'
}

/** Says in passing what has just happened, on screen and to a reader. A failure stays until it is closed. */
export function announce(words: string, tone: Notice['tone'] = 'ok'): void {
  const notice = { id: ++lastId, words, tone }
  set([...notices.slice(-2), notice])
  if (tone === 'ok') setTimeout(() => dismiss(notice.id), 6000)
}

export function dismiss(id: number): void {
  set(notices.filter((notice) => notice.id !== id))
}

export function onNotices(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const currentNotices = (): readonly Notice[] => notices

let lastId = 0
let notices: readonly Notice[] = []
const listeners = new Set<() => void>()
function set(next: readonly Notice[]): void {
  notices = next
  for (const listener of listeners) listener()
}
