/** Every endpoint of the room, by what it is about. */
export * from './contract/delegation.ts'
export * from './contract/door-settings.ts'
export * from './contract/import.ts'
export * from './contract/licensed-count.ts'
export * from './contract/own-venue.ts'
export * from './contract/poster.ts'
export * from './contract/province-rule.ts'
export * from './contract/venue.ts'
