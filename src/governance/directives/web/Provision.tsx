import { Pairs } from '../../../web/design/Pairs.tsx'
import { Shape, StateMark } from '../../../web/design/StateMark.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { useSpeech } from '../../../web/i18n/words.ts'
import type { ShownDirective, ShownProvision } from '../contract.ts'
import { Reach } from './Reach.tsx'
import { Verdict } from './Verdict.tsx'

interface ProvisionProps {
  provision: ShownProvision
  reach?: ShownDirective['preview']['reach'][number] | undefined
  conflicts?: ShownDirective['preview']['conflicts']
  signed: boolean
  /** How it stands today, once it was signed. */
  standing?: ShownDirective['standings'][number] | undefined
}

/** One content: its text, whom it binds, measured how and until when, and on whose authority. */
export function Provision({ provision, reach, conflicts = [], signed, standing }: ProvisionProps) {
  const { t, term, day, percent, list, language } = useWords()
  const { t: refusal } = useSpeech()
  const { audience } = provision
  const text = language === 'en' ? (provision.textEn ?? provision.textVi) : provision.textVi
  const fallback = language === 'en' ? (provision.fallbackEn ?? provision.fallbackVi) : provision.fallbackVi
  const who = t(`directives.audience.${audience.kind}`)
  const runBy = audience.runBy?.map((one) => t(`places.run-by.${one}`)) ?? [t('directives.run-by.any')]
  return (
    <li className="provision">
      <p className="provision-text">
        <b>{provision.code}.</b> {text}
      </p>
      {standing ? <StandingLine standing={standing} /> : null}
      <Reach audience={audience.kind} reach={reach} signed={signed} />
      <Pairs
        pairs={[
          { label: t('directives.force'), value: t(`directives.force.${provision.force}`) },
          { label: t('directives.who'), value: audience.kind === 'quarantine-facility' ? `${who} (${list(runBy)})` : who },
          { label: t('directives.territory'), value: list(provision.territoryNames.map((name) => name[language])) },
          {
            label: t('directives.measure'),
            value: provision.measureId ? term('measures.name', provision.measureId) : t('directives.no-measure'),
          },
          { label: t('directives.threshold'), value: provision.threshold === null ? null : percent(provision.threshold, 1) },
          { label: t('directives.evidence'), value: provision.evidence ? t(`directives.evidence.${provision.evidence}`) : null },
          { label: t('directives.frequency'), value: t(`directives.frequency.${provision.frequency}`) },
          {
            label: t('directives.condition'),
            value: language === 'en' ? (provision.conditionEn ?? provision.conditionVi) : provision.conditionVi,
          },
          { label: t('directives.from'), value: day(provision.fromOn) },
          { label: t('directives.until'), value: provision.untilOn ? day(provision.untilOn) : null },
          { label: t('directives.due'), value: provision.dueOn ? day(provision.dueOn) : t('directives.no-due') },
          { label: t('directives.grace'), value: provision.graceDays > 0 ? String(provision.graceDays) : null },
          { label: t('directives.fallback'), value: fallback },
          {
            label: t('directives.sanction'),
            value: language === 'en' ? (provision.sanctionEn ?? provision.sanctionVi) : provision.sanctionVi,
          },
          {
            label: t('directives.side-effects'),
            value: list(provision.sideEffects.map((one) => t(`directives.side-effect.${one}`))) || null,
          },
        ]}
      />
      {provision.authority ? <Verdict verdict={provision.authority} /> : null}
      {provision.lacking.map((code) => (
        <p key={code} className="conflict">
          <Shape tone="warn" />
          <span>{refusal(`refusal.${code}`, { provisions: [provision.code] })}</span>
        </p>
      ))}
      {conflicts.map((conflict) => (
        <p key={`${conflict.directiveId} ${conflict.provision.vi}`} className="conflict">
          <Shape tone="warn" />
          <span>
            {t('directives.conflict')}:{' '}
            <PageLink to={`/directives/${conflict.directiveId}`}>{conflict.directive[language]}</PageLink>
            {'. '}
            {t(`directives.compared.${conflict.compared}`)}{' '}
            {conflict.canBeEnded ? t('directives.say-what-becomes-of-it') : t('directives.of-a-higher-body')}
          </span>
        </p>
      ))}
    </li>
  )
}

/** What became of it, where something did: suspended, over, or one text in the place of another. */
function StandingLine({
  standing: { standing, endsOn, replaces, replacedBy },
}: {
  standing: ShownDirective['standings'][number]
}) {
  const { t, day, language } = useWords()
  const link = ({ directiveId, code, words }: NonNullable<typeof replaces>) => (
    <PageLink to={`/directives/${directiveId}`}>
      {t('directives.provision-number', { code })}, {words[language]}
    </PageLink>
  )
  const changed = standing === 'suspended' || standing === 'ended'
  if (!changed && endsOn === null && replaces === null) return null
  return (
    <p className="facts-line">
      {changed ? <StateMark tone={standing === 'ended' ? 'none' : 'warn'} word={t(`directives.standing.${standing}`)} /> : null}
      {endsOn ? <span>{t(changed ? 'directives.ended-since' : 'directives.will-end', { day: day(endsOn) })}</span> : null}
      {replacedBy ? (
        <span>
          {t('directives.replaced-by')}: {link(replacedBy)}
        </span>
      ) : null}
      {replaces ? (
        <span>
          {t('directives.amends')}: {link(replaces)}
        </span>
      ) : null}
    </p>
  )
}
