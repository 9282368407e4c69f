/** The room's door. Compliance reads measures.ts. */

export { cameraNames } from './store.ts'
export type { CameraWatch } from './watch.ts'
