/** The room's door: under which code an agency is reached. */
export { noteAddress } from './actions/address.ts'
