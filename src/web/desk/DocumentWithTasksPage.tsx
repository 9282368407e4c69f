import { DocumentPage } from '../../foundation/documents/web/DocumentPage.tsx'
import { DocumentTasks } from '../../governance/tasks/web/DocumentTasks.tsx'

/** A document with the tasks made from its points; put together here because documents know nothing of tasks. */
export function DocumentWithTasksPage() {
  return (
    <DocumentPage
      beside={({ id, points, mayChange }) => <DocumentTasks documentId={id} points={points.length} mayChange={mayChange} />}
    />
  )
}
