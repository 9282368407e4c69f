import { useEffect, useState } from 'react'
import { askLean, fieldIn } from './lean.ts'

/** Whether the data are simulated, which every screen then says; false until the server has answered. */
export function useSimulated(): boolean {
  const [simulated, setSimulated] = useState(false)
  useEffect(() => {
    askLean('GET', '/api/installation').then(
      (installation) => setSimulated(fieldIn(installation, 'sampleData') === true),
      () => {},
    )
  }, [])
  return simulated
}
