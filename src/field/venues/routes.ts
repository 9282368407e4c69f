import type { Access } from '../../foundation/access/public.ts'
import type { House } from '../../platform/house.ts'
import type { Route } from '../../platform/http/mount.ts'
import type { Printer } from './poster/print.ts'
import { delegationRoutes } from './routes/delegation.ts'
import { doorSettingRoutes } from './routes/door-settings.ts'
import { importRoutes } from './routes/import.ts'
import { licensedCountRoutes } from './routes/licensed-count.ts'
import { ownVenueRoutes } from './routes/own-venue.ts'
import { posterRoutes } from './routes/poster.ts'
import { provinceRuleRoutes } from './routes/province-rule.ts'
import { registerRoutes } from './routes/venue.ts'

/** `access` makes the accounts of door controllers; `printer` sets posters. */
export function venueRoutes(house: House, { access, printer }: { access: Access; printer: Printer }): Route[] {
  return [
    ...registerRoutes(house),
    ...ownVenueRoutes(house, printer),
    ...posterRoutes(house, printer),
    ...provinceRuleRoutes(),
    ...delegationRoutes(house, access),
    ...doorSettingRoutes(house),
    ...importRoutes(house),
    ...licensedCountRoutes(house),
  ]
}
