import { IconMessageExclamation } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useMay } from '../../../web/api/session.ts'
import { IconButton } from '../../../web/design/Button.tsx'
import { bringRooms, useWords } from '../../../web/desk/words.ts'

const ReportDialog = lazy(async () => {
  const [dialog] = await Promise.all([import('./ReportDialog.tsx'), bringRooms(['solutions'])])
  return { default: dialog.ReportDialog }
})

/** On every page of whoever may report: what is in the way is told where it is met. */
export function ReportButton({ page }: { page: string | null }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const mayReport = useMay('difficulty.report')
  if (!mayReport) return null
  return (
    <>
      <IconButton label={t('desk.report-difficulty')} icon={IconMessageExclamation} onClick={() => setOpen(true)} />
      {open ? (
        <Suspense fallback={null}>
          <ReportDialog page={page} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
