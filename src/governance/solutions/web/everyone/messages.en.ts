import { en as measures } from '../../../measures/messages.en.ts'
import { en as capability } from '../capability-words.en.ts'
import type { vi } from './messages.vi.ts'

export const en: Record<keyof typeof vi, string> = {
  ...measures,
  ...capability,
  'solutions-public.title': 'Technology solutions in use',
  'solutions-public.lead':
    'The applications used against the epidemic: whose they are, what for, and what is done with your data.',
  'solutions-public.not-published': 'Nothing is published yet',
  'solutions-public.not-published-hint': 'The list will stand here once the authority in charge publishes it.',
  'solutions-public.none': 'No solution is in use yet.',
  'solutions-public.published-by': 'Published on {day} by {document}.',
  'solutions-public.force.mandatory': 'Mandatory',
  'solutions-public.force.recommended': 'Recommended',
  'solutions-public.standing.agreed': 'Agreed by both authorities, since {day}',
  'solutions-public.standing.handed-over': 'Handed over, since {day}',
  'solutions-public.standing.met': 'Meets what was required, since {day}',
  'solutions-public.standing.met-as-reported': 'Meets what was required as reported, since {day}',
  'solutions-public.owner': 'Owner',
  'solutions-public.vendor': 'Made by',
  'solutions-public.what-for': 'What for',
  'solutions-public.privacy': 'Personal data',
  'solutions-public.privacy-none': 'No summary yet.',
  'solutions-public.version': 'Version',
  'solutions-public.version-of': '{number}, released {day}',
  'solutions-public.attested': 'Confirmed as right',
  'solutions-public.attested-on': 'on {day}',
  'solutions-public.never-attested': 'not confirmed yet',
  'solutions-public.stale': 'not confirmed for more than 90 days',
  'solutions-public.results': 'Measured results, whole country',
  'solutions-public.no-figure': 'no figure yet',
  'solutions-public.figure': '{value}% ({numerator}/{denominator}), as of {day}',
  'solutions-public.again': 'Try again',
  'solutions-public.no-measure': 'No measure tells about it yet.',
}
