import type { Problem } from '../../../platform/http/problem.ts'
import { Shape } from '../../../web/design/StateMark.tsx'
import { TroubleLine } from '../../../web/design/Trouble.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { audienceKinds } from '../provision.ts'
import type { Draft } from './composition.ts'
import { Reach } from './Reach.tsx'
import { ReleasedPlaces } from './ReleasedPlaces.tsx'
import type { Preview } from './use-preview.ts'
import { Verdict } from './Verdict.tsx'

interface ComposerPreviewProps {
  draft: Draft
  preview: Preview | undefined
  problem: Problem | undefined
  again: () => void
}

/** Beside the steps: whom every content would bind today, whether it may be directed, and what it would meet. */
export function ComposerPreview({ draft, preview, problem, again }: ComposerPreviewProps) {
  const { t, day, language } = useWords()
  return (
    <section className="card" aria-labelledby="preview">
      <div className="card-head">
        <h2 id="preview">{t('directives.preview')}</h2>
        {preview ? <span className="quiet">{t('directives.on-day', { day: day(preview.on) })}</span> : null}
      </div>
      {problem ? (
        <div className="card-body">
          <TroubleLine problem={problem} again={again} />
        </div>
      ) : null}
      {draft.contents.length === 0 ? <p className="card-body quiet">{t('directives.no-provisions')}</p> : null}
      <ol className="preview" aria-live="polite">
        {draft.contents.map((content) => {
          const audience = audienceKinds.find((kind) => kind === content.audience)
          const verdict = preview?.verdicts.find(({ code }) => code === content.code)
          const conflicts = preview?.conflicts.filter(({ code }) => code === content.code) ?? []
          return (
            <li key={content.code}>
              <p className="quiet">{t('directives.provision-number', { code: content.code })}</p>
              {audience ? <Reach audience={audience} reach={preview?.reach.find(({ code }) => code === content.code)} /> : null}
              {verdict ? <Verdict verdict={verdict} short /> : null}
              {conflicts.map((conflict) => (
                <p key={`${conflict.directiveId} ${conflict.provision.vi}`} className="conflict">
                  <Shape tone="warn" />
                  <span>
                    {t('directives.conflict')}: {conflict.directive[language]}. {t(`directives.compared.${conflict.compared}`)}
                  </span>
                </p>
              ))}
            </li>
          )
        })}
      </ol>
      {preview && preview.released.length > 0 ? (
        <div className="card-body">
          <ReleasedPlaces released={preview.released} />
        </div>
      ) : null}
    </section>
  )
}
