import { useState } from 'react'
import { Button } from '../../../../web/design/Button.tsx'
import { formNames } from '../../data/form-names.ts'
import { type FormId, formIds } from '../../form-definition.ts'
import { DeclaredBefore } from './DeclaredBefore.tsx'
import type { OwnDeclarations } from './declare-api.ts'
import type { Beginning } from './flow.ts'
import { useLanguage } from './language.ts'
import { useWords } from './words.ts'

interface StartProps {
  own: OwnDeclarations | null | undefined
  /** A declaration was begun on this phone and not sent. */
  hasDraft: boolean
  onBegin: (beginning: Beginning) => void
  onDrop: () => void
}

/** What was declared last and may be declared again in three touches, or corrected; else which form it shall be. */
export function Start({ own, hasDraft, onBegin, onDrop }: StartProps) {
  const { t } = useWords()
  if (own === undefined && !hasDraft) return <p role="status">{t('web.loading')}…</p>
  const rows = own?.rows ?? []
  return (
    <>
      <h1>{t('declare.title')}</h1>
      <p className="lead">{t('declare.lead')}</p>
      {own === null ? (
        <p className="declare-note" role="status">
          {t('declare.offline')}
        </p>
      ) : null}
      {hasDraft ? (
        <section className="declare-card">
          <h2>{t('declare.continue-draft')}</h2>
          <p className="declare-action">
            <Button look="primary" wide onClick={() => onBegin({ kind: 'draft' })}>
              {t('declare.continue')}
            </Button>
          </p>
          <p>
            <button type="button" className="plain-button" onClick={onDrop}>
              {t('declare.begin-anew')}
            </button>
          </p>
        </section>
      ) : (
        <>
          <DeclaredBefore rows={rows} onBegin={onBegin} />
          <FormChoice
            title={t(rows.length > 0 ? 'declare.somebody-else' : 'declare.which')}
            onChoose={(form, onBehalf) => onBegin({ kind: 'new', form, onBehalf })}
          />
        </>
      )}
    </>
  )
}

function FormChoice({ title, onChoose }: { title: string; onChoose: (id: FormId, onBehalf: boolean) => void }) {
  const { t } = useWords()
  const say = useLanguage()
  const [onBehalf, setOnBehalf] = useState(false)
  return (
    <>
      <h2>{title}</h2>
      <label className="declare-pick">
        <input type="checkbox" checked={onBehalf} onChange={(event) => setOnBehalf(event.target.checked)} />
        <span>{t('declare.on-behalf')}</span>
      </label>
      <ul className="declare-forms">
        {formIds.map((id) => (
          <li key={id}>
            <button type="button" onClick={() => onChoose(id, onBehalf)}>
              <b>{say(formNames[id].name)}</b>
              <span>{say(formNames[id].lead)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
