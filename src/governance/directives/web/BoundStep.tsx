import { IconPlus, IconTrash } from '@tabler/icons-react'
import { listUnits } from '../../../foundation/places/contract.ts'
import { useAsk } from '../../../web/api/ask.ts'
import { Button } from '../../../web/design/Button.tsx'
import { CheckList } from '../../../web/design/CheckList.tsx'
import { Choice, Picks } from '../../../web/design/Choice.tsx'
import type { Form } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { audienceKinds, forces, operators } from '../provision.ts'
import type { StepParts } from './composition.ts'
import { Reach } from './Reach.tsx'
import { emptyContent } from './sketch.ts'
import type { Preview } from './use-preview.ts'

interface BoundStepProps extends StepParts {
  form: Form
  preview: Preview | undefined
  onMore: () => void
  onLess: (key: number) => void
}

/** What must be done, by whom, where; content by content, because authority is judged content by content. */
export function BoundStep({ form, draft, start, keys, preview, onMore, onLess }: BoundStepProps) {
  const { t, language } = useWords()
  const needed = draft.contents.some(({ provinces }) => provinces.length > 0)
  const provinces = useAsk(listUnits, { query: { parent: 'vn' } }, { enabled: needed }).data?.rows ?? []
  return (
    <>
      {keys.map((key, at) => {
        const begun = start.contents[key] ?? emptyContent('', '')
        const now = draft.contents[at] ?? begun
        const of = (field: string) => `provisions.${at}.${field}`
        const audience = audienceKinds.find((kind) => kind === now.audience)
        return (
          <fieldset key={key} className="content">
            <legend>{t('directives.provision-number', { code: at + 1 })}</legend>
            {begun.replacesId ? (
              <p className="content-text">
                <input type="hidden" name={of('replacesId')} value={begun.replacesId} />
                {t('directives.takes-the-place-of', { content: start.amended?.[begun.replacesId]?.[language] ?? '' })}
              </p>
            ) : null}
            <TextField
              form={form}
              name={of('textVi')}
              label={t('directives.text')}
              hint={t('directives.text-hint')}
              lines={3}
              maxLength={3000}
              start={begun.textVi}
            />
            <TextField
              form={form}
              name={of('textEn')}
              label={t('directives.text-en')}
              lines={2}
              maxLength={3000}
              start={begun.textEn}
              optional
            />
            <div className="beside">
              <Choice
                form={form}
                name={of('audience')}
                label={t('directives.who')}
                start={begun.audience}
                options={audienceKinds.map((kind) => ({ value: kind, label: t(`directives.audience.${kind}`) }))}
              />
              <Choice
                form={form}
                name={of('force')}
                label={t('directives.force')}
                start={begun.force}
                options={forces.map((one) => ({ value: one, label: t(`directives.force.${one}`) }))}
              />
            </div>
            {now.audience === 'quarantine-facility' ? (
              <CheckList
                form={form}
                name={of('runBy')}
                label={t('directives.run-by')}
                hint={t('directives.run-by-hint')}
                starts={begun.runBy}
                options={operators.map((one) => ({ value: one, label: t(`places.run-by.${one}`) }))}
              />
            ) : null}
            <Picks
              form={form}
              name={of('where')}
              label={t('directives.territory')}
              start={begun.provinces.length === 0 ? 'vn' : 'provinces'}
              options={[
                { value: 'vn', label: t('directives.applies-nationwide') },
                { value: 'provinces', label: t('directives.some-provinces') },
              ]}
            />
            {provinces.length === 0
              ? begun.provinces.map((path) => <input key={path} type="hidden" name={of('territory')} value={path} />)
              : null}
            {now.provinces.length > 0 && provinces.length > 0 ? (
              <CheckList
                form={form}
                name={of('territory')}
                label={t('directives.provinces')}
                starts={begun.provinces}
                options={provinces.map((unit) => ({ value: unit.path, label: language === 'vi' ? unit.nameVi : unit.nameEn }))}
              />
            ) : null}
            <TextField
              form={form}
              name={of('conditionVi')}
              label={t('directives.condition')}
              hint={t('directives.condition-hint')}
              lines={2}
              maxLength={1000}
              start={begun.conditionVi}
              optional
            />
            <TextField
              form={form}
              name={of('conditionEn')}
              label={t('directives.condition-en')}
              lines={2}
              maxLength={1000}
              start={begun.conditionEn}
              optional
            />
            {audience ? <Reach audience={audience} reach={preview?.reach.find(({ code }) => code === now.code)} /> : null}
            {keys.length > 1 ? (
              <div>
                <Button icon={IconTrash} onClick={() => onLess(key)}>
                  {t('directives.remove-provision', { code: at + 1 })}
                </Button>
              </div>
            ) : null}
          </fieldset>
        )
      })}
      <div>
        <Button icon={IconPlus} onClick={onMore}>
          {t('directives.add-provision')}
        </Button>
      </div>
    </>
  )
}
