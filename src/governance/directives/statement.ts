import { z } from 'zod'

const id = z.string().min(1).max(64)
const reason = z.string().trim().min(3).max(3000)

/** Why a content beyond authority is recommended upwards; the submission (tờ trình) when it was already recorded. */
export const recommendation = z.strictObject({ reasonVi: reason, reasonEn: reason.nullable(), documentId: id.nullable() })

/** Directives in force that this one replaces or repeals. */
export const endings = z.array(z.strictObject({ directiveId: id, how: z.enum(['replace', 'repeal']) })).max(20)

/** What a signer states beside the page itself: what it ends, and with which reason the contents beyond authority go up. */
export const statement = z.strictObject({ ends: endings, recommendation: recommendation.nullable() })
export type Statement = z.output<typeof statement>
