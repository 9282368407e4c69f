import { useMay } from '../../../web/api/session.ts'
import { FourStateBar, fourStates } from '../../../web/design/FourStateBar.tsx'
import { Shape } from '../../../web/design/StateMark.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { apartOf } from './apart.ts'
import { FigureLink } from './FigureLink.tsx'
import {
  dutiesIn,
  type Figures,
  fourStatesOf,
  hasDuties,
  metShare,
  type StateCounts,
  stateOfBucket,
  statesApart,
} from './figures.ts'
import { type SubjectKind, subjectKinds } from './subject-address.ts'

/** What the directives in force ask of this unit's venues and facilities, and how far that is done. */
export function Duties({ figures, unit }: { figures: Figures; unit: string }) {
  const { t } = useWords()
  const mayReadDirectives = useMay('directive.read')
  return (
    <section className={`card duties${hasDuties(figures) ? '' : ' duties-empty'}`} aria-labelledby="duties">
      <h2 id="duties">{t('compliance.duties')}</h2>
      {hasDuties(figures) ? (
        subjectKinds.map((kind) => (
          <DutyLine key={kind} kind={kind} unit={unit} counts={kind === 'venue' ? figures.venueStates : figures.facilityStates} />
        ))
      ) : (
        <p className="duties-none">
          <Shape tone="none" />
          <span>
            <b>{t('compliance.no-directive')}.</b> {t('compliance.no-directive-hint')}{' '}
            {mayReadDirectives ? <PageLink to="/directives">{t('compliance.to-directives')}</PageLink> : null}
          </span>
        </p>
      )}
    </section>
  )
}

function DutyLine({ kind, unit, counts }: { kind: SubjectKind; unit: string; counts: StateCounts }) {
  const { t, percent } = useWords()
  if (dutiesIn(counts) === 0) return null
  const share = metShare(counts)
  const figure = (key: string, text: string) => {
    const state = fourStates.find((bucket) => bucket === key)
    const narrowed = state === undefined ? statesApart.find((one) => one === key) : stateOfBucket[state]
    return narrowed !== undefined && counts[narrowed] > 0 ? (
      <FigureLink filters={{ unit, kind, state: narrowed }}>{text}</FigureLink>
    ) : (
      <b className="quiet">{text}</b>
    )
  }
  return (
    <div className="duty-line">
      <h3>{t(`compliance.duties-of.${kind}`)}</h3>
      <FourStateBar
        counts={fourStatesOf(counts)}
        apart={apartOf(counts, (state) => t(`compliance.state.${state}`))}
        apartLabel={t('compliance.duties-apart')}
        note={share === null ? null : <p className="duty-share">{t('compliance.share-met', { share: percent(share, 1) })}</p>}
        figure={figure}
      />
    </div>
  )
}
