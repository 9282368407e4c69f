import { useCallback, useEffect, useRef, useState } from 'react'

export interface AskedOnce<T> {
  /** Undefined until the first answer. */
  readonly data: T | undefined
  /** The last question failed; what was there before stays. */
  readonly failed: boolean
  again(): void
}

/** Asks the server when a page opens, when the network comes back, and whenever `again` is called. `ask` must not change. */
export function useAsked<T>(ask: () => Promise<T>): AskedOnce<T> {
  const [state, setState] = useState<{ data: T | undefined; failed: boolean }>({ data: undefined, failed: false })
  const left = useRef(false)
  const again = useCallback(() => {
    ask().then(
      (data) => left.current || setState({ data, failed: false }),
      () => left.current || setState((known) => ({ data: known.data, failed: true })),
    )
  }, [ask])
  useEffect(() => {
    left.current = false
    again()
    addEventListener('online', again)
    return () => {
      left.current = true
      removeEventListener('online', again)
    }
  }, [again])
  return { ...state, again }
}
