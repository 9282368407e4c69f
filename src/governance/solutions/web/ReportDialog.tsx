import { useRef } from 'react'
import { useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Dialog } from '../../../web/design/Dialog.tsx'
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { reportDifficulty } from '../contract.ts'
import { type DifficultyCategory, difficultyCategories, longestWords } from '../difficulty.ts'
import './difficulties.css'

/** Khó khăn, vướng mắc, told in one tap from wherever it is met; the page goes along by its name, never what it showed. */
export function ReportDialog({ page, onClose }: { page: string | null; onClose: () => void }) {
  const { t, term } = useWords()
  const tapped = useRef<DifficultyCategory>('other')
  const sending = useSend(reportDifficulty, () => {
    announce(t('solutions.difficulty-is-reported'))
    onClose()
  })
  const form = useForm({
    shape: reportDifficulty.body,
    sentences: { words: t('solutions.words-too-long', { most: longestWords }) },
    read: (data) => ({ ...textsIn(data), category: tapped.current, metOnPage: page }),
    send: (body) => sending.send({ body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <Dialog title={t('desk.report-difficulty')} onClose={onClose}>
      <form className="form" {...form.props}>
        <ErrorSummary form={form} />
        {page === null ? null : <p className="quiet">{t('solutions.tap-lead', { page: term('desk.page', page) })}</p>}
        <TextField
          form={form}
          name="words"
          label={t('solutions.tap-words')}
          hint={t('solutions.difficulty.no-personal-data')}
          lines={2}
          maxLength={longestWords}
          optional
        />
        <fieldset className="categories">
          <legend>{t('solutions.tap-to-report')}</legend>
          <div className="category-grid">
            {difficultyCategories.map((category) => (
              <button
                key={category}
                type="submit"
                className="category"
                aria-disabled={sending.sending || undefined}
                onClick={(event) => {
                  if (sending.sending) event.preventDefault()
                  tapped.current = category
                }}
              >
                {t(`solutions.difficulty.category.${category}`)}
              </button>
            ))}
          </div>
        </fieldset>
        <PageLink to="/difficulties">{t('solutions.what-came-of-it')}</PageLink>
      </form>
    </Dialog>
  )
}
