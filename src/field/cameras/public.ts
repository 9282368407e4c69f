/** The room's door. Compliance reads measures.ts. */
export type { CameraWatch } from './watch.ts'
