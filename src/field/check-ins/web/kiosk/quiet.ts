/** Whether the door is at work just now: an update of the page waits for a pause, and never cuts into a write. */
let writing = 0
let lastAt = 0

export async function atWork<T>(task: () => Promise<T>): Promise<T> {
  writing += 1
  try {
    return await task()
  } finally {
    writing -= 1
    lastAt = Date.now()
  }
}

/** Resolves when nothing is being written, nothing was for `pauseMs`, and nobody is in the middle of typing. */
export async function whenQuiet(pauseMs: number): Promise<void> {
  while (writing > 0 || Math.abs(Date.now() - lastAt) < pauseMs || (pauseMs > 0 && isTyping()))
    await new Promise((resolve) => setTimeout(resolve, 100))
}

function isTyping(): boolean {
  const field = document.activeElement
  return field instanceof HTMLInputElement && field.type !== 'checkbox' && field.value !== ''
}
