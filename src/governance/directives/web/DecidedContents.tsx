import { DateField } from '../../../web/design/DateField.tsx'
import type { Form } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { useWords } from '../../../web/desk/words.ts'
import type { ShownProvision, ShownReferral } from '../contract.ts'
import { asProvision, contentOf } from './sketch.ts'

/** The contents as the higher body worded them: what it most often changes is the text, the date and the level. */
export function DecidedContents({ referral, form }: { referral: ShownReferral; form: Form }) {
  const { t } = useWords()
  return (
    <>
      {referral.provisions.map((one, at) => {
        const begun = contentOf(one)
        return (
          <fieldset key={one.id} className="content">
            <legend>{t('directives.provision-number', { code: one.code })}</legend>
            <TextField
              form={form}
              name={`provisions.${at}.textVi`}
              label={t('directives.text')}
              lines={3}
              maxLength={3000}
              start={begun.textVi}
            />
            <div className="beside">
              <DateField form={form} name={`provisions.${at}.dueOn`} label={t('directives.due')} start={begun.dueOn} optional />
              <DateField
                form={form}
                name={`provisions.${at}.untilOn`}
                label={t('directives.until')}
                hint={t('directives.until-hint')}
                start={begun.untilOn}
                optional
              />
              {one.measureId ? (
                <TextField
                  form={form}
                  name={`provisions.${at}.threshold`}
                  label={t('directives.threshold-percent')}
                  size={6}
                  start={begun.threshold}
                />
              ) : null}
            </div>
          </fieldset>
        )
      })}
    </>
  )
}

/**
 * What the form says of the contents. With `nullIfSame`, null when nothing was changed: the server then takes them as they were recommended,
 * from the day of the document on.
 */
export function changedContents(
  provisions: readonly ShownProvision[],
  data: FormData,
  nullIfSame: boolean,
): readonly unknown[] | null {
  const text = (at: number, field: string, otherwise: string) => String(data.get(`provisions.${at}.${field}`) ?? otherwise)
  const contents = provisions.map((one, at) => {
    const begun = contentOf(one)
    return {
      begun,
      now: {
        ...begun,
        textVi: text(at, 'textVi', begun.textVi),
        dueOn: text(at, 'dueOn', begun.dueOn),
        untilOn: text(at, 'untilOn', begun.untilOn),
        threshold: text(at, 'threshold', begun.threshold),
      },
    }
  })
  const isSame = contents.every(({ begun, now }) => changeable.every((field) => begun[field] === now[field]))
  return isSame && nullIfSame ? null : contents.map(({ now }) => asProvision(now))
}

const changeable = ['textVi', 'dueOn', 'untilOn', 'threshold'] as const
