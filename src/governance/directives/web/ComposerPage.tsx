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

const from = z.strictObject({ from: z.string().optional() })
const places = z.strictObject({ directiveId: z.string() })

/** A new draft; with `?from=` the contents of a recommendation that was returned. */
export function NewDirectivePage() {
  const today = useToday()
  const [{ from: referralId }] = useFilters(from)
  const returned = useAsk(readReferral, { params: { referralId: referralId ?? '' } }, { enabled: referralId !== undefined })
  if (today === '') return <Coming />
  const contents = [emptyContent('1', today)]
  const blank = { form: 'decision', subjectVi: '', subjectEn: '', solutionIds: [], contents }
  if (referralId === undefined) return <Composer start={blank} />
  if (returned.data === undefined) return <Coming asked={returned} />
  const { directiveSubjectVi, directiveSubjectEn, provisions } = returned.data
  return (
    <Composer
      start={{
        ...blank,
        subjectVi: directiveSubjectVi,
        subjectEn: directiveSubjectEn ?? '',
        contents: provisions.map(contentOf),
        fromReferralId: referralId,
      }}
    />
  )
}

export function EditDirectivePage() {
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
      }}
    />
  )
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
