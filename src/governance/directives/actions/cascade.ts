import type { z } from 'zod'
import { childrenOf, unitNames } from '../../../foundation/places/public.ts'
import type { Reader } from '../../../platform/database.ts'
import { found } from '../../../platform/refusal.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { cascadeOf } from '../cascade.ts'
import type { readCascade as endpoint } from '../contract.ts'
import { sharedGround } from '../territory.ts'
import type { Asker } from './asker.ts'
import { documentLinks, implementingDocuments } from './official-document.ts'
import { readable } from './read.ts'

/** Which provinces that a signed directive binds have an implementing document on record. */
export async function readCascade(
  db: Reader,
  id: string,
  asker: Pick<Asker, 'scope' | 'now'>,
): Promise<z.output<typeof endpoint.reply>> {
  const { row, provisions } = await readable(db, id, asker)
  const documentId = found(row.document_id, 'document')
  const issuedOn = found(row.issued_on, 'document')
  const on = civilDay(asker.now)
  const ground = sharedGround(
    provisions.filter((one) => one.referral_id === null).flatMap(({ territory }) => territory),
    asker.scope,
  )
  const provinces = (await childrenOf(db, 'vn', issuedOn))
    .map(({ path }) => path)
    .filter((path) => sharedGround([path], ground).length > 0)
  const steps = cascadeOf(issuedOn, provinces, await implementingDocuments(db, documentId), on)
  const names = await unitNames(db, provinces, issuedOn)
  const link = await documentLinks(
    db,
    steps.map((step) => (step.state === 'recorded' ? step.documentId : null)),
  )
  return {
    on,
    issuedOn,
    rows: steps.map((step) => ({
      provincePath: step.provincePath,
      name: names.get(step.provincePath) ?? { vi: step.provincePath, en: step.provincePath },
      document: link(step.state === 'recorded' ? step.documentId : null),
      implementedOn: step.state === 'recorded' ? step.issuedOn : null,
      daysAfter: step.state === 'recorded' ? step.daysAfter : null,
    })),
  }
}
