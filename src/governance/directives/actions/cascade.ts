import type { z } from 'zod'
import { childrenOf, unitNames } from '../../../foundation/places/public.ts'
import type { Reader } from '../../../platform/database.ts'
import { found } from '../../../platform/refusal.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { cascadeOf, levelOf } from '../cascade.ts'
import type { readCascade as endpoint } from '../contract.ts'
import { sharedGround } from '../territory.ts'
import { acknowledgementOf } from './acknowledge.ts'
import type { Asker } from './asker.ts'
import { documentLinks, implementingDocuments } from './official-document.ts'
import { readable } from './read.ts'

/** Which provinces that a signed directive binds have an implementing document on record. */
export async function readCascade(
  db: Reader,
  id: string,
  asker: Pick<Asker, 'scope' | 'now'> & { readonly speaksFor?: readonly string[] },
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
  const { local, national } = await implementingDocuments(db, documentId)
  const steps = cascadeOf(issuedOn, provinces, local, on)
  const below = steps
    .flatMap((step) => (step.state === 'recorded' ? step.below : []))
    .filter(({ unitPath }) => sharedGround([unitPath], ground).length > 0)
  const ministries = national.filter((one) => one.issuedOn >= issuedOn && one.issuedOn <= on)
  const names = await unitNames(db, [...new Set([...provinces, ...below.map(({ unitPath }) => unitPath)])], issuedOn)
  const called = (path: string) => names.get(path) ?? { vi: path, en: path }
  const link = await documentLinks(db, [
    ...steps.map((step) => (step.state === 'recorded' ? step.documentId : null)),
    ...[...below, ...ministries].map(({ documentId: one }) => one),
  ])
  const acknowledged = await acknowledgementOf(db, id, { speaksFor: asker.speaksFor ?? [], now: asker.now })
  return {
    on,
    issuedOn,
    acknowledgement: {
      dueOn: acknowledged.dueOn,
      count: provinces.filter((path) => acknowledged.on.has(path)).length,
      isOwed: acknowledged.isOwed,
    },
    ministries: ministries.flatMap((one) => {
      const document = link(one.documentId)
      return document === null ? [] : [{ document, implementedOn: one.issuedOn }]
    }),
    rows: steps.map((step) => ({
      provincePath: step.provincePath,
      name: called(step.provincePath),
      acknowledgedOn: acknowledged.on.get(step.provincePath) ?? null,
      document: link(step.state === 'recorded' ? step.documentId : null),
      implementedOn: step.state === 'recorded' ? step.issuedOn : null,
      daysAfter: step.state === 'recorded' ? step.daysAfter : null,
      reached: step.state === 'recorded' ? step.reached : null,
      lastOn: step.state === 'recorded' ? step.lastOn : null,
      below: below
        .filter(({ provincePath }) => provincePath === step.provincePath)
        .flatMap((one) => {
          const document = link(one.documentId)
          return document === null
            ? []
            : [{ document, name: called(one.unitPath), level: levelOf(one.unitPath), implementedOn: one.issuedOn }]
        }),
    })),
  }
}
