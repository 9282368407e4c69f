import { DocumentPage } from '../../foundation/documents/web/DocumentPage.tsx'
import { DocumentExchange } from '../../foundation/exchange/web/DocumentExchange.tsx'
import { DocumentTasks } from '../../governance/tasks/web/DocumentTasks.tsx'

/** A document with the tasks made from its points and its ways by the exchange; put together here because documents know nothing of either. */
export function DocumentWithTasksPage() {
  return (
    <DocumentPage
      beside={({ id, points, mayChange, state }) => (
        <>
          <DocumentTasks documentId={id} points={points.length} mayChange={mayChange} />
          <DocumentExchange documentId={id} isSigned={state !== 'drafted'} />
        </>
      )}
    />
  )
}
