/** The room's door. */

export { sealedInCompliance } from './actions/sealed-photo.ts'
