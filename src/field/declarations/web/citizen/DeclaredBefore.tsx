import { Button } from '../../../../web/design/Button.tsx'
import { formNames } from '../../data/form-names.ts'
import type { OwnDeclaration } from './declare-api.ts'
import type { Beginning } from './flow.ts'
import { useLanguage } from './language.ts'
import { nameOf, type OwnPerson, peopleOf, togetherOf } from './own-people.ts'
import { useWords } from './words.ts'

interface DeclaredBeforeProps {
  rows: readonly OwnDeclaration[]
  onBegin: (beginning: Beginning) => void
}

/** A family of more is folded away, so that the forms stay in reach. */
const mostOpen = 3

/** Everybody declared for on this phone: all together, oneself, each of the family; each with the last declaration by every form. */
export function DeclaredBefore({ rows, onBegin }: DeclaredBeforeProps) {
  const { t, list } = useWords()
  const say = useLanguage()
  const people = peopleOf(rows)
  const family = people.filter(({ onBehalf }) => onBehalf)
  const together = togetherOf(people)
  const cards = family.map((person) => (
    <PersonCard key={person.last[0]?.id} person={person} title="declare.for-family" onBegin={onBegin} />
  ))
  return (
    <>
      {people.length > 0 ? <p className="declare-note">{t('declare.again-hint')}</p> : null}
      {together.length > 0 ? (
        <section className="declare-card">
          <h2>{t('declare.for-together')}</h2>
          {together.map(({ form, rows: all }) => (
            <div key={form} className="declare-last">
              <h3>{say(formNames[form].name)}</h3>
              <p className="declare-action">
                <Button look="primary" wide onClick={() => onBegin({ kind: 'again', form, last: all })}>
                  {all.length > 4
                    ? t('declare.again-together', { count: all.length })
                    : t('declare.again-for', { names: list(all.map(nameOf)) })}
                </Button>
              </p>
            </div>
          ))}
        </section>
      ) : null}
      {people
        .filter(({ onBehalf }) => !onBehalf)
        .map((person) => (
          <PersonCard key={person.last[0]?.id} person={person} title="declare.for-me" onBegin={onBegin} />
        ))}
      {family.length > mostOpen ? (
        <details className="declare-fold">
          <summary>{t('declare.one-by-one')}</summary>
          {cards}
        </details>
      ) : (
        cards
      )}
    </>
  )
}

interface PersonCardProps {
  person: OwnPerson
  title: 'declare.for-me' | 'declare.for-family'
  onBegin: (beginning: Beginning) => void
}

function PersonCard({ person, title, onBegin }: PersonCardProps) {
  const { t } = useWords()
  const say = useLanguage()
  return (
    <section className="declare-card">
      <h2>{t(title, { name: person.name })}</h2>
      {person.last.map((row) => (
        <div key={row.id} className="declare-last">
          <h3>{say(formNames[row.form].name)}</h3>
          <LastDeclared row={row} />
          <p className="declare-action">
            <Button
              look={person.onBehalf ? 'plain' : 'primary'}
              wide
              onClick={() => onBegin({ kind: 'again', form: row.form, last: [row] })}
            >
              {t('declare.again-for', { names: person.name })}
            </Button>
          </p>
          {row.mayCorrect ? (
            <p>
              <button
                type="button"
                className="plain-button"
                onClick={() => onBegin({ kind: 'correct', form: row.form, version: row.version, said: row })}
              >
                {t('declare.correct-this')}
              </button>
            </p>
          ) : null}
        </div>
      ))}
    </section>
  )
}

function LastDeclared({ row }: { row: OwnDeclaration }) {
  const { t, instant } = useWords()
  const facts = { at: instant(row.declaredAt), until: instant(row.validUntil) }
  return (
    <>
      <p className="declare-until">
        {row.state === 'valid' ? t('declare.valid-until', facts) : t('declare.expired', { at: facts.at })}
      </p>
      <p className="ask-hint">
        {row.corrected === 'no' ? t(`declare.by-${row.provenance}`) : t(`declare.corrected-${row.corrected}`)}
      </p>
    </>
  )
}
