/** The room's door. Compliance reads measures.ts. */

export { sealedInCameras } from './sealed-address.ts'
export { cameraNames } from './store.ts'
export type { CameraWatch } from './watch.ts'
