import type { z } from 'zod'
import { addressOf } from '../../../platform/http/client.ts'
import { Button } from '../../../web/design/Button.tsx'
import { CheckList } from '../../../web/design/CheckList.tsx'
import { Dialog } from '../../../web/design/Dialog.tsx'
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx'
import { useForm } from '../../../web/design/form.ts'
import { useWords } from '../../../web/desk/words.ts'
import { type listVenues, readPosters } from '../contract.ts'

interface PostersDialogProps {
  venues: readonly z.output<typeof listVenues.reply>['rows'][number][]
  onClose: () => void
}

/** Posters of the chosen venues as one PDF, opened beside the list. */
export function PostersDialog({ venues, onClose }: PostersDialogProps) {
  const { t } = useWords()
  const printable = venues.filter(({ state }) => state === 'registered').slice(0, 200)
  const form = useForm({
    shape: readPosters.query,
    sentences: { venues: t('venues.posters-wanted') },
    read: (data) => ({ venues: data.getAll('venues').join(',') }),
    send: async (query) => {
      open(addressOf(readPosters, { query }), '_blank', 'noopener')
      onClose()
    },
  })
  return (
    <Dialog title={t('venues.posters')} onClose={onClose}>
      <form {...form.props} className="form">
        <ErrorSummary form={form} />
        <CheckList
          form={form}
          name="venues"
          label={t('venues.posters-choose')}
          hint={t('venues.posters-lead')}
          options={printable.map((venue) => ({
            value: String(venue.id),
            label: venue.name,
            hint: `${venue.code} · ${venue.address}`,
          }))}
          starts={printable.map((venue) => String(venue.id))}
        />
        <div className="form-actions">
          <Button type="submit" look="primary">
            {t('venues.posters-make')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
