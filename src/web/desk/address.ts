import type { z } from 'zod'
import { useHere, useNavigate } from './navigation.tsx'

/** The places in a page's path, parsed: `usePathPlaces(z.strictObject({ venueId: z.string() }))` on `/venues/$venueId`. */
export function usePathPlaces<S extends z.ZodType>(shape: S): z.output<S> {
  return shape.parse(useHere().places)
}

/**
 * Filters kept in the address, so that a filtered list can be sent to a colleague. Every field of the shape needs a default or
 * be optional; an address that does not fit counts as no filters at all.
 */
export function useFilters<S extends z.ZodType>(shape: S): [z.output<S>, (filters: z.input<S>) => void] {
  const { search } = useHere()
  const navigate = useNavigate()
  const parsed = shape.safeParse(search)
  const filters = parsed.success ? parsed.data : shape.parse({})
  return [filters, (next) => navigate({ to: '.', search: searchOf(next), replace: true })]
}

function searchOf(filters: unknown): Record<string, unknown> {
  const entries = typeof filters === 'object' && filters !== null ? Object.entries(filters) : []
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== '' && value !== null))
}
