import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useRef } from 'react'
import { Button } from '../../../web/design/Button.tsx'

interface FilePickProps {
  label: string
  file: File | undefined
  onPick: (file: File | undefined) => void
}

/** Choosing a file with a button in the page’s own language: the browser’s speaks the browser’s. */
export function FilePick({ label, file, onPick }: FilePickProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <div className="file-pick">
      <input
        ref={input}
        className="only-heard"
        type="file"
        accept=".xlsx,.csv,.txt"
        aria-label={label}
        tabIndex={-1}
        onChange={(event) => onPick(event.target.files?.[0])}
      />
      <Button icon={IconFileSpreadsheet} onClick={() => input.current?.click()}>
        {label}
      </Button>
      {file ? <span className="quiet">{file.name}</span> : null}
    </div>
  )
}
