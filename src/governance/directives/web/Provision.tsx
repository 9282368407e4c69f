import { Pairs } from '../../../web/design/Pairs.tsx'
import { Shape } from '../../../web/design/StateMark.tsx'
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
}

/** One content: its text, whom it binds, measured how and until when, and on whose authority. */
export function Provision({ provision, reach, conflicts = [], signed }: ProvisionProps) {
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
          { label: t('directives.from'), value: day(provision.fromOn) },
          { label: t('directives.due'), value: provision.dueOn ? day(provision.dueOn) : t('directives.no-due') },
          { label: t('directives.grace'), value: provision.graceDays > 0 ? String(provision.graceDays) : null },
          { label: t('directives.fallback'), value: fallback },
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
            {conflict.canBeEnded ? t('directives.say-what-becomes-of-it') : t('directives.of-a-higher-body')}
          </span>
        </p>
      ))}
    </li>
  )
}
