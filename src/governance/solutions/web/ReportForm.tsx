import { useState } from 'react'
import { holdersOf } from '../../../foundation/access/matrix.ts'
import { useSend } from '../../../web/api/ask.ts'
import { useAccount } from '../../../web/api/session.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { reportDifficulty } from '../contract.ts'
import { difficultyCategories, longestWords } from '../difficulty.ts'
import { PlaceField } from './PlaceField.tsx'

/** One tap on what is in the way, a few words if one likes, where; and it is sent. Made for a telephone in one hand. */
export function ReportForm() {
  const { t } = useWords()
  const places = useReportPlaces()
  // A new form for every report: what was sent is not typed over.
  const [sent, setSent] = useState(0)
  const sending = useSend(reportDifficulty, () => {
    announce(t('solutions.difficulty-is-reported'))
    setSent((count) => count + 1)
  })
  const form = useForm({
    shape: reportDifficulty.body,
    sentences: { category: t('solutions.category-wanted'), words: t('solutions.words-too-long', { most: longestWords }) },
    read: textsIn,
    send: (body) => sending.send({ body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  const error = form.errorOf('category')
  return (
    <form key={sent} className="card card-body form report-form" {...form.props}>
      <ErrorSummary form={form} />
      <fieldset className={`categories${error ? ' field-wrong' : ''}`}>
        <legend>{t('solutions.what-is-in-the-way')}</legend>
        {error ? <p className="field-error">{error}</p> : null}
        <div className="category-grid">
          {difficultyCategories.map((category) => (
            <label key={category} className="category">
              <input type="radio" name="category" value={category} />
              <span>{t(`solutions.difficulty.category.${category}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <TextField
        form={form}
        name="words"
        label={t('solutions.in-short')}
        hint={t('solutions.difficulty.no-personal-data')}
        lines={2}
        maxLength={longestWords}
        optional
      />
      <PlaceField form={form} name="unitPath" label={t('solutions.where')} places={places} />
      <div className="form-actions">
        <Button look="primary" type="submit" busy={sending.sending} wide>
          {t('solutions.report')}
        </Button>
      </div>
    </form>
  )
}

/** The places for which this account may report. */
function useReportPlaces(): readonly { path: string; name: string }[] {
  const { language } = useWords()
  const { roles } = useAccount()
  const reporting = roles.filter(({ role }) => holdersOf('difficulty.report').some((one) => one === role))
  return reporting.map(({ unitPath, placeVi, placeEn }) => ({ path: unitPath, name: language === 'vi' ? placeVi : placeEn }))
}
