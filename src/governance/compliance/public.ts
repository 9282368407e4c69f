/** The room's door. */

export { sealedInCompliance } from './sealed-photo.ts'
