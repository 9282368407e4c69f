/** What a key press anywhere on the desk asks for. */
export type Shortcut = 'jump' | 'help'

interface Press {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/** Ctrl K (⌘ K) works everywhere; single keys only where nobody is writing. */
export function shortcutOf({ key, ctrlKey, metaKey, altKey }: Press, writing: boolean): Shortcut | undefined {
  if (altKey) return undefined
  if (ctrlKey || metaKey) return key.toLowerCase() === 'k' ? 'jump' : undefined
  if (writing) return undefined
  if (key === '/') return 'jump'
  return key === '?' ? 'help' : undefined
}
