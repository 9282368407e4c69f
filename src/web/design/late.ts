import { useEffect, useState } from 'react'

/** True once `waiting` has lasted 200 ms: a skeleton that flashes for a quick answer is worse than none. */
export function useLate(waiting: boolean, afterMilliseconds = 200): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (!waiting) {
      setLate(false)
      return
    }
    const timer = setTimeout(() => setLate(true), afterMilliseconds)
    return () => clearTimeout(timer)
  }, [waiting, afterMilliseconds])
  return waiting && late
}
