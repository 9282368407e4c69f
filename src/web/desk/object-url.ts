import { useEffect, useState } from 'react'

interface FileInMemory {
  readonly type: string
  readonly bytes: Uint8Array
}

/** An address under which the page can show a file it has in memory; given back when the page no longer shows it. */
export function useObjectUrl(file: FileInMemory | undefined): string | undefined {
  const [url, setUrl] = useState<string | undefined>(undefined)
  useEffect(() => {
    if (file === undefined) return
    const made = URL.createObjectURL(new Blob([Uint8Array.from(file.bytes)], { type: file.type }))
    setUrl(made)
    return () => {
      URL.revokeObjectURL(made)
      setUrl(undefined)
    }
  }, [file])
  return url
}
