import { z } from 'zod'
import type { Asked } from '../../../web/api/ask.ts'
import { useAsk } from '../../../web/api/ask.ts'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { Skeleton } from '../../../web/design/Skeleton.tsx'
import { Trouble } from '../../../web/design/Trouble.tsx'
import { useFilters, usePathPlaces } from '../../../web/desk/address.ts'
import { useToday } from '../../../web/desk/today.ts'
import { useWords } from '../../../web/desk/words.ts'
import { readDirective, readReferral } from '../contract.ts'
import { Composer } from './Composer.tsx'
import { contentOf, emptyContent } from './sketch.ts'
import '../../../web/design/columns.css'
import './directives.css'

const from = z.strictObject({ from: z.string().optional(), amends: z.string().optional() })
const places = z.strictObject({ directiveId: z.string() })

/** A new draft; with `?from=` the contents of a recommendation that was returned, with `?amends=` those of a directive that it will amend. */
export function NewDirectivePage() {
  const today = useToday()
  const { t } = useWords()
  const [{ from: referralId, amends }] = useFilters(from)
  const older = useAsk(readDirective, { params: { directiveId: amends ?? '' } }, { enabled: amends !== undefined })
  const returned = useAsk(readReferral, { params: { referralId: referralId ?? '' } }, { enabled: referralId !== undefined })
  if (today === '') return <Coming />
  const contents = [emptyContent('1', today)]
  const blank = { form: 'decision', subjectVi: '', subjectEn: '', solutionIds: [], contents }
  if (amends !== undefined) {
    if (older.data === undefined) return <Coming asked={older} />
    const { provisions, standings, document, subjectVi, subjectEn } = older.data
    const left = provisions.filter(({ id }) => standings.some((one) => one.provisionId === id && one.standing !== 'ended'))
    // By an address kept from before: what is over is not amended.
    if (left.length === 0) return <p className="quiet">{t('directives.nothing-left-to-amend')}</p>
    const called = document?.words ?? { vi: subjectVi, en: subjectEn ?? subjectVi }
    return (
      <Composer
        start={{
          ...blank,
          form: older.data.form,
          subjectVi: `Sửa đổi, bổ sung một số nội dung của ${called.vi}`,
          subjectEn: `Amending some contents of ${called.en}`,
          solutionIds: older.data.draftedFor.map(({ solutionId }) => solutionId),
          contents: left.map((one) => ({
            ...contentOf(one),
            fromOn: today,
            dueOn: one.dueOn !== null && one.dueOn < today ? '' : (one.dueOn ?? ''),
            replacesId: one.id,
          })),
          amended: Object.fromEntries(left.map((one) => [one.id, said(t, one.code, called)])),
        }}
      />
    )
  }
  if (referralId === undefined) return <Composer start={blank} />
  if (returned.data === undefined) return <Coming asked={returned} />
  const { directiveSubjectVi, directiveSubjectEn, provisions, approvedContents } = returned.data
  return (
    <Composer
      start={{
        ...blank,
        subjectVi: directiveSubjectVi,
        subjectEn: directiveSubjectEn ?? '',
        contents: (approvedContents ?? provisions).map((one) => ({
          ...contentOf(one),
          // Nobody is bound before the signature, and that is not before today.
          fromOn: [one.fromOn, today].toSorted().at(-1) ?? today,
        })),
        fromReferralId: referralId,
      }}
    />
  )
}

export function EditDirectivePage() {
  const { t } = useWords()
  const { directiveId } = usePathPlaces(places)
  const asked = useAsk(readDirective, { params: { directiveId } })
  const directive = asked.data
  if (directive === undefined) return <Coming asked={asked} />
  return (
    <Composer
      start={{
        directiveId,
        version: directive.version,
        form: directive.form,
        subjectVi: directive.subjectVi,
        subjectEn: directive.subjectEn ?? '',
        solutionIds: directive.draftedFor.map(({ solutionId }) => solutionId),
        contents: directive.provisions.map(contentOf),
        amended: Object.fromEntries(
          directive.provisions.flatMap(({ id, replacesId }) => {
            const older = directive.standings.find(({ provisionId }) => provisionId === id)?.replaces
            return older && replacesId ? [[replacesId, said(t, older.code, older.words)]] : []
          }),
        ),
      }}
    />
  )
}

/** “nội dung 2, Quyết định 2666/QĐ-BYT ngày 29/5/2021” */
function said(t: ReturnType<typeof useWords>['t'], code: string, directive: { vi: string; en: string }) {
  const content = t('directives.provision-number', { code })
  return { vi: `${content}, ${directive.vi}`, en: `${content}, ${directive.en}` }
}

function Coming({ asked }: { asked?: Asked<unknown> }) {
  const { t } = useWords()
  return (
    <div className="page">
      {asked?.problem ? (
        <>
          <PageHeader title={t('directives.compose')} />
          <Trouble problem={asked.problem} again={asked.again} />
        </>
      ) : (
        <Skeleton heights={[64, 200, 420]} />
      )}
    </div>
  )
}
