import { StateMark, type Tone } from '../../../web/design/StateMark.tsx'
import { DocumentLink } from '../../../web/desk/DocumentLink.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import type { ActKind } from '../act.ts'
import type { ShownDirective } from '../contract.ts'

const tones: Readonly<Record<ActKind, Tone>> = {
  suspend: 'warn',
  resume: 'ok',
  amend: 'going',
  replace: 'none',
  repeal: 'none',
  expire: 'none',
}

/** What became of a directive since its signature, day by day, and what is to come; each with the document that says so. */
export function Life({ directive: { acts } }: { directive: ShownDirective }) {
  const { t, day, list, language } = useWords()
  if (acts.length === 0) return null
  return (
    <section className="card" aria-labelledby="life">
      <div className="card-head">
        <h2 id="life">{t('directives.life')}</h2>
      </div>
      <ol className="life">
        {acts.map((act) => (
          <li key={act.id}>
            <p className="facts-line">
              <StateMark tone={act.hasCome ? tones[act.kind] : 'going'} word={t(`directives.act.${act.kind}`)} />
              <span>{t(act.hasCome ? 'directives.since-day' : 'directives.from-day-on', { day: day(act.effectiveOn) })}</span>
            </p>
            <p className="quiet">
              {act.codes === null ? t('directives.as-a-whole') : t('directives.provision-number', { code: list(act.codes) })}
            </p>
            {act.byDirective ? (
              <p>
                <PageLink to={`/directives/${act.byDirective.directiveId}`}>{act.byDirective.words[language]}</PageLink>
              </p>
            ) : act.document ? (
              <p>
                <DocumentLink id={act.document.id} words={act.document.words} />
              </p>
            ) : (
              <p className="quiet">{t('directives.by-its-own-term')}</p>
            )}
            {act.note ? <p className="prose">{act.note}</p> : null}
          </li>
        ))}
      </ol>
    </section>
  )
}
