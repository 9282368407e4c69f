import { diffWords } from '../../vocabulary/text-diff.ts'

/** What changed from one text to the next: what went is struck through, what came is underlined. */
export function WordDiff({ before, after }: { before: string; after: string }) {
  return (
    <p className="prose">
      {diffWords(before, after).map((part, at) => {
        const key = `${at} ${part.kind}`
        if (part.kind === 'removed') return <del key={key}>{part.text}</del>
        return part.kind === 'added' ? <ins key={key}>{part.text}</ins> : <span key={key}>{part.text}</span>
      })}
    </p>
  )
}
