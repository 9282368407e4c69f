import { Picks } from '../../../web/design/Choice.tsx'
import type { Form } from '../../../web/design/form.ts'
import { Shape } from '../../../web/design/StateMark.tsx'
import { useWords } from '../../../web/desk/words.ts'
import type { ShownDirective } from '../contract.ts'
import { ReasonFields } from './ReasonFields.tsx'

/** What a signature decides beside the page: what becomes of directives in force that it meets, and why the contents beyond authority go up. */
export function StatementFields({ form, directive }: { form: Form; directive: ShownDirective }) {
  const { t, language } = useWords()
  const beyond = beyondOf(directive)
  return (
    <>
      {[...metBy(directive)].map(([id, words]) => (
        <Picks
          key={id}
          form={form}
          name={`ends ${id}`}
          label={t('directives.what-becomes-of', { directive: words[language] })}
          options={[
            { value: 'replace', label: t('directives.replaces-it') },
            { value: 'repeal', label: t('directives.repeals-it') },
          ]}
        />
      ))}
      {beyond.length > 0 ? (
        <fieldset className="beyond">
          <legend>
            <Shape tone="warn" /> {t('directives.beyond-leaves', { codes: beyond.map(({ code }) => code) })}
          </legend>
          <ReasonFields form={form} prefix="recommendation." submissions={directive.submissions} />
        </fieldset>
      ) : null}
    </>
  )
}

/** The same, as the form's texts say it. */
export function statementIn(texts: Readonly<Record<string, string | undefined>>, directive: ShownDirective) {
  const ends = [...metBy(directive).keys()].flatMap((directiveId) => {
    const how = texts[`ends ${directiveId}`]
    return how === 'replace' || how === 'repeal' ? [{ directiveId, how }] : []
  })
  const recommendation = {
    reasonVi: texts['recommendation.reasonVi'] ?? '',
    reasonEn: texts['recommendation.reasonEn'] ?? null,
    documentId: texts['recommendation.documentId'] ?? null,
  }
  return { ends, recommendation: beyondOf(directive).length > 0 ? recommendation : null }
}

const beyondOf = ({ provisions }: ShownDirective) => provisions.filter(({ authority }) => authority?.within === false)
const metBy = ({ preview }: ShownDirective) =>
  new Map(preview.conflicts.filter(({ canBeEnded }) => canBeEnded).map((one) => [one.directiveId, one.directive]))
