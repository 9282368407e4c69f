import { documentCitations, type OfficialDocument, officialDocument } from '../../../foundation/documents/public.ts'
import { authorityOn } from '../../../foundation/places/public.ts'
import type { Reader } from '../../../platform/database.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import type { ItemResult } from '../handover.ts'
import { handoverMinutes } from '../handover-minutes.ts'
import { handoverSections } from '../handover-template.ts'
import { vi } from '../messages.vi.ts'
import { rolesOfSides } from '../side.ts'
import { assignmentOf } from '../store/assignment.ts'
import type { Asker } from './asker.ts'
import { showSolution } from './show-solution.ts'

/** The minutes as a page to be set; refused while nobody has accepted. Whoever may see the solution may read them. */
export async function minutesOfHandover(
  db: Reader,
  solutionId: string,
  by: Asker,
): Promise<{ document: OfficialDocument; signedByBoth: boolean }> {
  const shown = await showSolution(db, solutionId, by)
  const row = await assignmentOf(db, solutionId)
  const part = shown.assignment
  if (!row || !part || row.accepted_at === null || !['accepted', 'handed-over'].includes(row.state))
    throw new Refusal('handover-is-not-accepted-yet')
  const acceptedOn = civilDay(row.accepted_at)
  const transferredOn = row.transferred_at === null ? null : civilDay(row.transferred_at)
  const receiver = await authorityOn(db, rolesOfSides.health, acceptedOn)
  const giver = await authorityOn(db, rolesOfSides.technology, acceptedOn)
  const behind = row.assigning_document_id
  const facts = {
    solution: shown.nameVi,
    receiver: receiver.vi,
    giver: giver.vi,
    acceptedBy: part.acceptedByName ?? '',
    acceptedOn,
    transferredBy: part.transferredByName,
    transferredOn,
    assigning: behind === null ? null : ((await documentCitations(db, [behind])).get(behind) ?? null),
    urgent: part.urgent,
    sections: handoverSections.flatMap((section) => {
      const items = part.checklist.filter((one) => one.section === section)
      const named = part.receivers.find((one) => one.section === section)?.name
      const title = `${vi[`solutions.handover-section.${section}`]}${named === undefined ? '' : ` (người tiếp nhận: ${named})`}`
      const lines = items.map(
        ({ item, result, dueOn }) => `${vi[`solutions.handover-item.${item}`]}: ${resultOf(result, dueOn)}.`,
      )
      return items.length === 0 ? [] : [{ section, title, lines }]
    }),
    reservations: part.checklist.flatMap(({ item, result, dueOn }) =>
      result === 'reserved' && dueOn !== null ? [{ item: vi[`solutions.handover-item.${item}`], dueOn }] : [],
    ),
    defects: part.defects.filter(({ state }) => state !== 'closed'),
    counts: part.handCounts.map(
      ({ placeVi, on, byHand, computed }) =>
        `${placeVi}, ngày ${on.split('-').reverse().join('/')}: đếm thủ công ${byHand}, hệ thống đếm ${computed}.`,
    ),
  }
  return { document: officialDocument.parse(handoverMinutes(facts)), signedByBoth: transferredOn !== null }
}

/** A reservation says its day: without it nobody knows what was promised. */
function resultOf(result: ItemResult | null, dueOn: string | null): string {
  if (result === 'reserved' && dueOn !== null) return `Bảo lưu đến hết ngày ${dueOn.split('-').reverse().join('/')}`
  return vi[`solutions.item-result.${result ?? 'untouched'}`]
}
