import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { useAsk } from '../../../web/api/ask.ts'
import { useMay } from '../../../web/api/session.ts'
import { Button } from '../../../web/design/Button.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { listGivenTasks } from '../contract/given.ts'
import { DirectionDialog } from './DirectionDialog.tsx'
import { GivenTasks } from './GivenTasks.tsx'
import './tasks.css'

/** Beside a signed document: what officials wrote on it and to whom they gave it, and for those with the power, the pen. */
export function DocumentDirections({ documentId }: { documentId: string }) {
  const { t } = useWords()
  const mayFollow = useMay('task.follow')
  const mayDirect = useMay('task.direct')
  const [writing, setWriting] = useState(false)
  const asked = useAsk(listGivenTasks, { query: { documentId } }, { enabled: mayFollow })
  const rows = asked.data?.rows ?? []
  if (!mayFollow || asked.data === undefined || (rows.length === 0 && !mayDirect)) return null
  const directions = [...new Map(rows.map((row) => [row.directionId, row])).values()]
  return (
    <section className="card" aria-labelledby="directions">
      <div className="card-head">
        <h2 id="directions">{t('tasks.given.title')}</h2>
      </div>
      <div className="card-body">
        {directions.map(({ directionId, direction, ...first }) => (
          <DirectionWritten
            key={directionId}
            words={direction}
            first={first}
            rows={rows.filter((row) => row.directionId === directionId)}
          />
        ))}
        {rows.length === 0 ? <p className="document-tasks-lead">{t('tasks.given.none')}</p> : null}
        {mayDirect ? (
          <Button icon={IconPencil} onClick={() => setWriting(true)}>
            {t('tasks.direction.title')}
          </Button>
        ) : null}
      </div>
      {writing ? <DirectionDialog documentId={documentId} onClose={() => setWriting(false)} /> : null}
    </section>
  )
}

interface DirectionWrittenProps {
  words: string
  first: { givenBy: { vi: string; en: string }; givenOn: string }
  rows: Parameters<typeof GivenTasks>[0]['rows']
}

function DirectionWritten({ words, first, rows }: DirectionWrittenProps) {
  const { day, language } = useWords()
  return (
    <div className="direction">
      <blockquote>{words}</blockquote>
      <p className="quiet">
        {first.givenBy[language]} · {day(first.givenOn)}
      </p>
      <GivenTasks rows={rows} />
    </div>
  )
}
