import { Button } from '../../../../web/design/Button.tsx'
import { formNames } from '../../data/form-names.ts'
import { type FormId, formIds } from '../../form-definition.ts'
import type { OwnDeclaration, OwnDeclarations } from './declare-api.ts'
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

/** What was declared last and may be declared again in three touches; else which form it shall be. */
export function Start({ own, hasDraft, onBegin, onDrop }: StartProps) {
  const { t, list } = useWords()
  if (own === undefined && !hasDraft) return <p role="status">{t('web.loading')}…</p>
  const last = wantsAll() ? everybody(own?.rows ?? []) : lastGroup(own?.rows ?? [])
  const [first] = last
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
            <button type="button" className="declare-link" onClick={onDrop}>
              {t('declare.begin-anew')}
            </button>
          </p>
        </section>
      ) : null}
      {hasDraft || first === undefined ? null : (
        <section className="declare-card">
          <h2>{t('declare.last')}</h2>
          <LastDeclared row={first} />
          <p className="declare-action">
            <Button look="primary" wide onClick={() => onBegin({ kind: 'again', form: first.form, last })}>
              {t('declare.again-for', { names: list(last.map(nameOf)) })}
            </Button>
          </p>
          <p className="declare-hint">{t('declare.again-hint')}</p>
        </section>
      )}
      {hasDraft ? null : (
        <FormChoice
          title={t(first ? 'declare.somebody-else' : 'declare.which')}
          onChoose={(form) => onBegin({ kind: 'new', form })}
        />
      )}
    </>
  )
}

function LastDeclared({ row }: { row: OwnDeclaration }) {
  const { t, instant } = useWords()
  const facts = { at: instant(row.declaredAt), until: instant(row.validUntil) }
  return (
    <p className="declare-until">
      {row.state === 'valid' ? t('declare.valid-until', facts) : t('declare.expired', { at: facts.at })}
    </p>
  )
}

function FormChoice({ title, onChoose }: { title: string; onChoose: (id: FormId) => void }) {
  const say = useLanguage()
  return (
    <>
      <h2>{title}</h2>
      <ul className="declare-forms">
        {formIds.map((id) => (
          <li key={id}>
            <button type="button" onClick={() => onChoose(id)}>
              <b>{say(formNames[id].name)}</b>
              <span>{say(formNames[id].lead)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Everybody who was declared in one go the last time, the declarer first. */
function lastGroup(rows: readonly OwnDeclaration[]): OwnDeclaration[] {
  const [newest] = rows
  const group = rows.filter(({ groupId, form }) => groupId === newest?.groupId && form === newest.form)
  return [...group].sort((a, b) => Number(a.onBehalf) - Number(b.onBehalf))
}

/** The family page asks for everybody in one go. */
const wantsAll = (): boolean => location.hash === '#all'

/** Everybody this phone declared for with the form that was used last, the declarer first. */
function everybody(rows: readonly OwnDeclaration[]): OwnDeclaration[] {
  return rows.filter(({ form }) => form === rows[0]?.form).sort((a, b) => Number(a.onBehalf) - Number(b.onBehalf))
}

const nameOf = ({ answers }: OwnDeclaration): string => (typeof answers.name === 'string' ? answers.name : '')
