import { doubtsAbout, readIdentityDocument } from '../../vocabulary/citizen-id.ts'
import { StateMark } from '../design/StateMark.tsx'
import { useToday } from './today.ts'
import { useWords } from './words.ts'

/** A citizen number that is possible but rare: said beside its field, while the paper is still in somebody's hand. It refuses nothing. */
export function NumberDoubts({ number }: { number: unknown }) {
  const { t } = useWords()
  const today = useToday()
  const document = typeof number === 'string' ? readIdentityDocument(number) : undefined
  const doubts = document === undefined || today === '' ? [] : doubtsAbout(document, today)
  return (
    <div role="status">
      {doubts.map((doubt) => (
        <p key={doubt}>
          <StateMark tone="warn" word={t(`people.doubt.${doubt}`)} />
        </p>
      ))}
    </div>
  )
}
