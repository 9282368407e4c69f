import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useAccount } from '../../../web/api/session.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Field } from '../../../web/design/Field.tsx'
import type { Form } from '../../../web/design/form.ts'
import { useWords } from '../../../web/desk/words.ts'
import { grantableRoles } from '../grant.ts'
import { type Role, roles } from '../matrix.ts'
import { heldBy } from './held-by.ts'
import { PlaceFields } from './PlaceFields.tsx'

interface RoleFieldsProps {
  form: Form
  /** What its inputs' names begin with: `roles.0.`, or nothing. */
  prefix?: string
  legend: string
  onRemove?: (() => void) | undefined
}

/** One role and where it is held; the place is asked for at the level where that role can be held. */
export function RoleFields({ form, prefix = '', legend, onRemove }: RoleFieldsProps) {
  const { t, term } = useWords()
  const may = grantableRoles(heldBy(useAccount()))
  const [role, setRole] = useState<Role | undefined>(undefined)
  return (
    <fieldset className="role-fields">
      <legend>{legend}</legend>
      <Field form={form} name={`${prefix}role`} label={t('access.role-to-give')} hint={t('access.only-what-you-may')}>
        {(ids) => (
          <select
            {...ids}
            className="input"
            name={`${prefix}role`}
            value={role ?? ''}
            onChange={(event) => setRole(may.find((one) => one === event.target.value))}
          >
            <option value="">{t('web.choose')}</option>
            {may.map((one) => (
              <option key={one} value={one}>
                {term('access.role', one)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {role === undefined ? (
        <input type="hidden" name={`${prefix}unitPath`} value="" />
      ) : (
        <PlaceFields
          key={roles[role].level}
          form={form}
          name={`${prefix}unitPath`}
          level={roles[role].level}
          mayStopAtDistrict={role === 'commune-officer'}
        />
      )}
      {onRemove ? (
        <p>
          <Button look="quiet" icon={IconTrash} onClick={onRemove}>
            {t('access.remove-role')}
          </Button>
        </p>
      ) : null}
    </fieldset>
  )
}
