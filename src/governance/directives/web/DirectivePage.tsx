import { z } from 'zod'
import { useAsk } from '../../../web/api/ask.ts'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { type Pair, Pairs } from '../../../web/design/Pairs.tsx'
import { Skeleton } from '../../../web/design/Skeleton.tsx'
import { StateMark } from '../../../web/design/StateMark.tsx'
import { Trouble } from '../../../web/design/Trouble.tsx'
import { usePathPlaces } from '../../../web/desk/address.ts'
import { DocumentLink } from '../../../web/desk/DocumentLink.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { readDirective, type ShownDirective } from '../contract.ts'
import { Cascade } from './Cascade.tsx'
import { DirectiveSteps } from './DirectiveSteps.tsx'
import { ExceptionsCard } from './ExceptionsCard.tsx'
import { Life } from './Life.tsx'
import { OfficialPages } from './OfficialPages.tsx'
import { Provision } from './Provision.tsx'
import { ReferralCard } from './ReferralCard.tsx'
import { RelayCard, useMayRelay } from './RelayDialog.tsx'
import { ReleasedPlaces } from './ReleasedPlaces.tsx'
import { directiveTones } from './tones.ts'
import '../../../web/design/columns.css'
import './directives.css'

const places = z.strictObject({ directiveId: z.string() })

/** One directive: every content with the verdict on authority, whom it binds, what comes next, and where it is carried out. */
export function DirectivePage() {
  const { t } = useWords()
  const { directiveId } = usePathPlaces(places)
  const asked = useAsk(readDirective, { params: { directiveId } })
  if (asked.data) return <Shown directive={asked.data} />
  return (
    <div className="page">
      {asked.problem ? (
        <>
          <PageHeader title={t('directives.title')} back={<Back />} />
          <Trouble problem={asked.problem} again={asked.again} />
        </>
      ) : (
        <Skeleton heights={[64, 200, 420]} />
      )}
    </div>
  )
}

function Back() {
  const { t } = useWords()
  return (
    <PageLink to="/directives" className="back-link">
      ← {t('directives.title')}
    </PageLink>
  )
}

function Shown({ directive }: { directive: ShownDirective }) {
  const { t, language } = useWords()
  const { state, document, extent } = directive
  const subject = language === 'en' ? (directive.subjectEn ?? directive.subjectVi) : directive.subjectVi
  const own = directive.provisions.filter(({ referralId }) => referralId === null)
  const left = directive.provisions.filter(({ referralId }) => referralId !== null)
  const isDraft = state === 'drafted'
  const mayRelay = useMayRelay(directive)
  return (
    <div className="page">
      <PageHeader title={subject} back={<Back />}>
        <span className="facts-line">
          <StateMark tone={directiveTones[state]} word={t(`directives.state.${state}`)} />
          {state === 'issued' && extent ? <span className="tag">{t(`directives.extent.${extent}`)}</span> : null}
          <span>{document ? document.words[language] : t(`directives.form.${directive.form}`)}</span>
          <span>{directive.issuer.name[language]}</span>
        </span>
      </PageHeader>
      <div className="columns">
        <div className="columns-main">
          {directive.nextSteps.length > 0 || mayRelay ? <DirectiveSteps directive={directive} /> : null}
          {isDraft ? <OfficialPages directive={directive} /> : null}
          {own.length > 0 ? (
            <section className="card" aria-labelledby="provisions">
              <div className="card-head">
                <h2 id="provisions">{t('directives.provisions')}</h2>
              </div>
              <ol className="provisions">
                {own.map((provision) => (
                  <Provision
                    key={provision.id}
                    provision={provision}
                    reach={directive.preview.reach.find(({ code }) => code === provision.code)}
                    conflicts={directive.preview.conflicts.filter(({ code }) => code === provision.code)}
                    signed={!isDraft}
                    standing={directive.standings.find(({ provisionId }) => provisionId === provision.id)}
                  />
                ))}
              </ol>
              {directive.preview.released.length > 0 ? (
                <div className="card-body">
                  <ReleasedPlaces released={directive.preview.released} />
                </div>
              ) : null}
            </section>
          ) : (
            <section className="card card-body">
              <p>{isDraft ? t('directives.no-provisions') : t('directives.all-went-up')}</p>
            </section>
          )}
          {left.length > 0 && directive.referrals.length === 0 ? (
            <section className="card card-body">
              <p>{t('directives.some-went-up', { count: left.length })}</p>
            </section>
          ) : null}
          <ExceptionsCard directive={directive} />
          {directive.referrals.map((referral) => (
            <ReferralCard key={referral.id} referral={referral} />
          ))}
          {!isDraft && (directive.page || directive.submissions.length > 0) ? <OfficialPages directive={directive} /> : null}
          {directive.issuedOn !== null ? <Cascade directiveId={directive.id} /> : null}
        </div>
        <div className="columns-side">
          <Facts directive={directive} />
          <Life directive={directive} />
          {isDraft ? null : <RelayCard directive={directive} />}
        </div>
      </div>
    </div>
  )
}

function Facts({ directive }: { directive: ShownDirective }) {
  const { t, day, number, language } = useWords()
  const { document, capacity, endedBy, fromReferral, draftedFor, relays } = directive
  const pairs: readonly Pair[] = [
    { label: t('directives.form'), value: t(`directives.form.${directive.form}`) },
    { label: t('directives.issuer'), value: directive.issuer.name[language] },
    { label: t('directives.document'), value: document ? <DocumentLink id={document.id} words={document.words} /> : null },
    { label: t('directives.issued-on'), value: directive.issuedOn ? day(directive.issuedOn) : null },
    { label: t('directives.signed-as'), value: capacity?.title[language] },
    {
      label: t('directives.provisions'),
      value:
        directive.provisionCount > 0 &&
        t('directives.of-which-mandatory', {
          count: number(directive.provisionCount),
          mandatory: number(directive.mandatoryCount),
        }),
    },
    { label: t('directives.ended'), value: directive.endedOn ? day(directive.endedOn) : null },
    {
      label: t('directives.carries-out'),
      value: relays ? <PageLink to={`/directives/${relays.directiveId}`}>{relays.words[language]}</PageLink> : null,
    },
    {
      label: t('directives.ended-by'),
      value: endedBy ? <PageLink to={`/directives/${endedBy.directiveId}`}>{endedBy.words[language]}</PageLink> : null,
    },
    {
      label: t('directives.came-from'),
      value: fromReferral ? <PageLink to={`/referrals/${fromReferral.id}`}>{t('directives.referral')}</PageLink> : null,
    },
  ]
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t('directives.facts')}</h2>
      </div>
      <Pairs pairs={pairs} className="card-body" />
      {draftedFor.length > 0 ? (
        <div className="card-body">
          <h3>{t('directives.solutions')}</h3>
          <ul>
            {draftedFor.map(({ solutionId, name }) => (
              <li key={solutionId}>
                <PageLink to={`/solutions/${solutionId}`}>{name[language]}</PageLink>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  )
}
