import { useCallback, useEffect, useState } from 'react'
import { type OwnDeclarations, openDevice, readOwn } from './declare-api.ts'

/** What this phone declared before: undefined while it is on its way, null without a network. */
export function useOwn(): { own: OwnDeclarations | null | undefined; ask: () => void } {
  const [own, setOwn] = useState<OwnDeclarations | null | undefined>(undefined)
  const ask = useCallback(() => {
    openDevice()
      .then(readOwn)
      .then(setOwn, () => setOwn((known) => known ?? null))
  }, [])
  useEffect(ask, [ask])
  return { own, ask }
}
