import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { call } from '../../../platform/http/client.ts'
import type { Problem } from '../../../platform/http/problem.ts'
import { problemFrom } from '../../../web/api/problem.ts'
import { previewDraft } from '../contract.ts'
import type { SketchedProvision } from '../provision.ts'

export type Preview = z.output<typeof previewDraft.reply>

/** Whom the contents would bind and whether they are within authority, asked again a moment after each change; the last answer stays meanwhile. */
export function usePreview(
  directiveId: string | null,
  fromReferralId: string | null,
  provisions: readonly SketchedProvision[],
): { preview: Preview | undefined; problem: Problem | undefined; again: () => void } {
  const text = JSON.stringify(provisions)
  const [asked, setAsked] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), 300)
    return () => clearTimeout(timer)
  }, [text])
  const query = useQuery({
    queryKey: [previewDraft.path, directiveId, fromReferralId, asked],
    queryFn: ({ signal }) => call(previewDraft, { body: { directiveId, fromReferralId, provisions: JSON.parse(asked) }, signal }),
    placeholderData: keepPreviousData,
    enabled: asked !== '[]',
  })
  return {
    preview: asked === '[]' ? undefined : query.data,
    problem: query.error ? problemFrom(query.error) : undefined,
    again: () => void query.refetch(),
  }
}
