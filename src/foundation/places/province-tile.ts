import { z } from 'zod'
import { districtCode, provinceCode } from '../../vocabulary/administrative-unit-code.ts'

const tile = z.strictObject({ abbreviation: z.string().min(1).max(4), x: z.int().nonnegative(), y: z.int().nonnegative() })

/**
 * The tile map: one square per province of 2021, so that a small province is as visible as a large one, and the archipelagos
 * Hoàng Sa (of Đà Nẵng) and Trường Sa (of Khánh Hòa), which every map of the country shows.
 */
export const provinceTiles = z.strictObject({
  note: z.string(),
  provinces: z.record(provinceCode, tile),
  archipelagos: z.array(tile.extend({ district: districtCode, province: provinceCode, name: z.string(), nameEn: z.string() })),
})
export type ProvinceTiles = z.infer<typeof provinceTiles>
