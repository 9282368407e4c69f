import { z } from 'zod'
import { unitPath } from '../../../vocabulary/administrative-unit-code.ts'
import { venueCategories, venueStates } from '../venue.ts'

export const venueId = z.coerce.number().int().positive().max(2_147_483_647)

export const venue = z.strictObject({
  id: z.number().int(),
  code: z.string(),
  name: z.string(),
  address: z.string(),
  category: z.enum(venueCategories),
  state: z.enum(venueStates),
  placeVi: z.string(),
  placeEn: z.string(),
  unitPath: z.string(),
  link: z.string(),
  /** `08:00` in Viet Nam's time; both null: always open, as far as anybody said. */
  opensAt: z.string().nullable(),
  closesAt: z.string().nullable(),
})

const keeperName = z.string().trim().min(2).max(100)
const keeperPhone = z.string().trim().min(8).max(30)
const facts = {
  name: z.string().trim().min(2).max(200),
  // Folded it is what a second registration is found by: dots and dashes alone are no place.
  address: z
    .string()
    .trim()
    .min(3)
    .max(300)
    .regex(/[\p{L}\d]/u),
  unitPath,
  category: z.enum(venueCategories),
  /** The venue that looks alike was shown; this is another one. */
  isAnother: z.boolean().optional(),
}

/** What an officer gives; the keeper may be found out later. */
export const venueToRegister = z.strictObject({
  ...facts,
  keeperName: keeperName.optional(),
  keeperPhone: keeperPhone.optional(),
})
/** What a keeper gives: six fields. */
export const ownVenueToRegister = z.strictObject({ ...facts, keeperName, keeperPhone })
