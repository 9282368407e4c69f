import { DocumentPage } from '../../foundation/documents/web/DocumentPage.tsx'
import { DocumentExchange } from '../../foundation/exchange/web/DocumentExchange.tsx'
import { DocumentDirections } from '../../governance/tasks/web/DocumentDirections.tsx'
import { DocumentTasks } from '../../governance/tasks/web/DocumentTasks.tsx'

/** A document with the tasks made from it and its ways by the exchange; put together here because documents know nothing of either. */
export function DocumentWithTasksPage() {
  return (
    <DocumentPage
      beside={({ id, state, points, mayChange }) => (
        <>
          <DocumentTasks documentId={id} points={points.length} mayChange={mayChange} />
          {state === 'drafted' ? null : <DocumentDirections documentId={id} />}
          <DocumentExchange documentId={id} isSigned={state !== 'drafted'} />
        </>
      )}
    />
  )
}
