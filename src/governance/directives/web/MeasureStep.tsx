import { Choice } from '../../../web/design/Choice.tsx'
import { DateField } from '../../../web/design/DateField.tsx'
import type { Form } from '../../../web/design/form.ts'
import { Shape } from '../../../web/design/StateMark.tsx'
import { TextField } from '../../../web/design/TextField.tsx'
import { useToday } from '../../../web/desk/today.ts'
import { useWords } from '../../../web/desk/words.ts'
import { useSpeech } from '../../../web/i18n/words.ts'
import { measureIds, measures } from '../../measures/contract.ts'
import { evidenceKinds, frequencies } from '../provision.ts'
import { lackingInContent, type StepParts } from './composition.ts'
import { emptyContent } from './sketch.ts'

/** By what each content is measured, from when and until when, and how somebody without a smartphone fulfils it. */
export function MeasureStep({ form, draft, start, keys }: StepParts & { form: Form }) {
  const { t, number } = useWords()
  const { t: refusal } = useSpeech()
  const today = useToday()
  return (
    <>
      {keys.map((key, at) => {
        const begun = start.contents[key] ?? emptyContent('', today)
        const now = draft.contents[at] ?? begun
        const of = (field: string) => `provisions.${at}.${field}`
        const usual = measureIds.find((id) => id === now.measureId)
        return (
          <fieldset key={key} className="content">
            <legend>{t('directives.provision-number', { code: at + 1 })}</legend>
            {now.textVi ? <p className="content-text">{now.textVi}</p> : null}
            <Choice
              form={form}
              name={of('measureId')}
              label={t('directives.measure')}
              hint={t('directives.measure-hint')}
              start={begun.measureId}
              optional
              options={measuresFor(now.audience).map((id) => ({ value: id, label: t(`measures.name.${id}`) }))}
            />
            {now.measureId ? (
              <TextField
                form={form}
                name={of('threshold')}
                label={t('directives.threshold-percent')}
                hint={usual ? t('directives.threshold-hint', { usual: number(measures[usual].threshold * 100, 2) }) : undefined}
                size={6}
                start={begun.threshold}
              />
            ) : null}
            <div className="beside">
              <Choice
                form={form}
                name={of('evidence')}
                label={t('directives.evidence')}
                start={begun.evidence}
                optional
                options={evidenceKinds.map((one) => ({ value: one, label: t(`directives.evidence.${one}`) }))}
              />
              <Choice
                form={form}
                name={of('frequency')}
                label={t('directives.frequency')}
                start={begun.frequency}
                options={frequencies.map((one) => ({ value: one, label: t(`directives.frequency.${one}`) }))}
              />
            </div>
            <div className="beside">
              <DateField form={form} name={of('fromOn')} label={t('directives.from')} start={begun.fromOn || today} />
              <DateField
                form={form}
                name={of('dueOn')}
                label={t('directives.due')}
                hint={t('directives.due-hint')}
                start={begun.dueOn}
                optional
              />
              <DateField
                form={form}
                name={of('untilOn')}
                label={t('directives.until')}
                hint={t('directives.until-hint')}
                start={begun.untilOn}
                optional
              />
              <TextField
                form={form}
                name={of('graceDays')}
                label={t('directives.grace')}
                kind="digits"
                size={3}
                start={begun.graceDays}
              />
            </div>
            <TextField
              form={form}
              name={of('fallbackVi')}
              label={t('directives.fallback')}
              hint={t('directives.fallback-hint')}
              lines={2}
              start={begun.fallbackVi}
              optional
            />
            <TextField
              form={form}
              name={of('fallbackEn')}
              label={t('directives.fallback-en')}
              lines={2}
              start={begun.fallbackEn}
              optional
            />
            <label className="pick">
              <input
                type="checkbox"
                name={of('provinceMayBeStricter')}
                value="true"
                defaultChecked={begun.provinceMayBeStricter}
              />
              <span>{t('directives.derogation')}</span>
            </label>
            <label className="pick">
              <input type="checkbox" name={of('provinceMayBeLooser')} value="true" defaultChecked={begun.provinceMayBeLooser} />
              <span>{t('directives.derogation-looser')}</span>
            </label>
            {lackingInContent(now).map((code) => (
              <p key={code} className="conflict">
                <Shape tone="warn" />
                <span>{refusal(`refusal.${code}`, { provisions: [now.code] })}</span>
              </p>
            ))}
          </fieldset>
        )
      })}
    </>
  )
}

/** Measures of this audience first; a duty of people’s committees may be measured by what happens on their ground. */
function measuresFor(audience: string) {
  const own = measureIds.filter((id) => measures[id].subject === audience)
  return [...own, ...measureIds.filter((id) => !own.includes(id))]
}
