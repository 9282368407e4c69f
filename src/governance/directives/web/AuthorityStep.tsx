import { CheckList } from '../../../web/design/CheckList.tsx'
import type { Form } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { sideEffects } from '../provision.ts'
import type { StepParts } from './composition.ts'
import { emptyContent } from './sketch.ts'
import type { Preview } from './use-preview.ts'
import { Verdict } from './Verdict.tsx'

interface AuthorityStepProps extends StepParts {
  form: Form
  preview: Preview | undefined
}

/** Whether the health authority may direct each content, on what basis; what is beyond leaves as a recommendation when the rest is issued. */
export function AuthorityStep({ form, draft, start, keys, preview }: AuthorityStepProps) {
  const { t } = useWords()
  return (
    <>
      <p className="quiet">{t('directives.authority.advice')}</p>
      {keys.map((key, at) => {
        const begun = start.contents[key] ?? emptyContent('', '')
        const now = draft.contents[at] ?? begun
        const verdict = preview?.verdicts.find(({ code }) => code === now.code)
        return (
          <fieldset key={key} className="content">
            <legend>{t('directives.provision-number', { code: at + 1 })}</legend>
            {now.textVi ? <p className="content-text">{now.textVi}</p> : null}
            <CheckList
              form={form}
              name={`provisions.${at}.sideEffects`}
              label={t('directives.side-effects')}
              hint={t('directives.side-effects-hint')}
              starts={begun.sideEffects}
              options={sideEffects.map((one) => ({ value: one, label: t(`directives.side-effect.${one}`) }))}
            />
            <TextField
              form={form}
              name={`provisions.${at}.sanctionVi`}
              label={t('directives.sanction')}
              hint={t('directives.sanction-hint')}
              lines={2}
              maxLength={1000}
              start={begun.sanctionVi}
              optional
            />
            <TextField
              form={form}
              name={`provisions.${at}.sanctionEn`}
              label={t('directives.sanction-en')}
              lines={2}
              maxLength={1000}
              start={begun.sanctionEn}
              optional
            />
            {verdict ? <Verdict verdict={verdict} /> : <p className="quiet">{t('directives.verdict-comes')}</p>}
          </fieldset>
        )
      })}
    </>
  )
}
