import type { z } from 'zod'
import { record } from '../../../foundation/audit/public.ts'
import { placeNames } from '../../../foundation/places/public.ts'
import type { Reader } from '../../../platform/database.ts'
import type { House } from '../../../platform/house.ts'
import { isDone } from '../../../platform/http/contract.ts'
import { type Route, route } from '../../../platform/http/mount.ts'
import type { Keyring } from '../../../platform/keyring.ts'
import { writeCsvRow } from '../../../platform/sheet/delimited.ts'
import { civilDay, civilTime } from '../../../vocabulary/period.ts'
import { maskName } from '../../../vocabulary/person-name.ts'
import { maskPhone, readPhoneNumber } from '../../../vocabulary/phone-number.ts'
import {
  answerCommune,
  communesWithin,
  discardImport,
  openRow,
  openWords,
  ownImport,
  startImport,
  tryImport,
} from '../actions/import.ts'
import { communeIndex, communeQuestion } from '../commune-match.ts'
import * as contract from '../contract/import.ts'
import { vi } from '../messages.vi.ts'
import { rowFaults, rowNotes, rowOutcomes } from '../sheet-row.ts'
import * as store from '../store/import.ts'

export function importRoutes(house: House): Route[] {
  const { keyring } = house
  return [
    route(contract.tryImport, async ({ upload, query, actor, scope, now }) => ({
      id: await tryImport(house, upload, query.fileName, { actor, scope, now }),
    })),
    route(contract.listImports, async ({ tx, actor }) => ({
      rows: await Promise.all((await store.importsOf(tx, actor.id)).map((one) => wordImport(tx, keyring, one))),
    })),
    route(contract.readImport, async ({ params, tx, actor, now }) => {
      const one = await ownImport(tx, params.importId, actor.id)
      const asked = one.state === 'tried' ? await store.openQuestions(tx, one.id) : []
      const on = civilDay(now)
      const communes = asked.length === 0 ? [] : await communesWithin(tx, one.scope, on)
      const match = communeIndex(communes)
      const questions = await Promise.all(
        asked.map(async (question) => {
          const [row] = await store.rowsOf(tx, one.id, { outcomes: [question.outcome], after: question.row - 1, limit: 1 })
          const kept = row?.sealed ? openRow(keyring, row.sealed) : undefined
          const meant = communeQuestion(kept ?? { commune: '', district: '', address: '' })
          const matched = match(meant)
          const paths = matched.kind === 'ambiguous' ? matched.paths : []
          const said = [meant.commune, meant.district].filter((part) => part !== '').join(', ')
          return { question, said, paths }
        }),
      )
      const names = await placeNames(
        tx,
        questions.flatMap(({ paths }) => paths),
        on,
      )
      return {
        ...(await wordImport(tx, keyring, one)),
        questions: questions.map(({ question, said, paths }) => ({
          asked: question.asked,
          said,
          rows: question.rows,
          firstRow: question.row,
          choices: paths.map((path) => ({ path, nameVi: names.get(path)?.vi ?? '', nameEn: names.get(path)?.en ?? '' })),
        })),
      }
    }),
    route(contract.listImportRows, async ({ params, query, tx, actor, now }) => {
      const one = await ownImport(tx, params.importId, actor.id)
      const outcomes = query.outcome === undefined ? rowOutcomes : [query.outcome]
      const rows = await store.rowsOf(tx, one.id, { outcomes, after: query.after ?? 0, limit: query.limit })
      const opened = rows.map((row) => ({ row, kept: row.sealed === null ? undefined : openRow(keyring, row.sealed) }))
      const unitOf = (at: (typeof opened)[number]) => at.kept?.unitPath ?? one.columns.answers[at.row.asked ?? ''] ?? ''
      const names = await placeNames(
        tx,
        opened.map(unitOf).filter((path) => path !== ''),
        civilDay(now),
      )
      return {
        rows: opened.map((at) => ({
          row: at.row.row,
          outcome: outcomeOf(at.row.outcome),
          notes: at.row.notes.flatMap((text) => rowNotes.find((note) => note === text) ?? []),
          name: at.kept?.name ?? '',
          address: at.kept?.address ?? '',
          category: at.kept?.category ?? null,
          keeper: masked(at.kept),
          placeVi: names.get(unitOf(at))?.vi ?? '',
          placeEn: names.get(unitOf(at))?.en ?? '',
          venueId: at.row.venue_id,
        })),
        next: rows.length === query.limit ? String(rows.at(-1)?.row ?? 0) : null,
      }
    }),
    route(contract.readImportFaults, async ({ params, tx, actor, now }) => {
      const one = await ownImport(tx, params.importId, actor.id)
      // In a column of its own that a corrected sheet may carry along: the import keeps no such column.
      const watermark = `Người xuất: ${actor.displayName}, ${civilDay(now)} ${civilTime(now)}`
      const lines = [
        writeCsvRow([
          'Dòng',
          'Lỗi',
          'Tên cơ sở',
          'Địa chỉ',
          'Xã/Phường',
          'Quận/Huyện',
          'Loại hình',
          'Chủ cơ sở',
          'SĐT',
          watermark,
        ]),
      ]
      for (let after = 0; ; ) {
        const rows = await store.rowsOf(tx, one.id, { outcomes: rowFaults, after, limit: 1000 })
        for (const row of rows) {
          if (row.sealed === null) continue
          const kept = openRow(keyring, row.sealed)
          const fault = vi[`venues.row.${outcomeOf(row.outcome)}`]
          const kind = kept.category === 'other' ? '' : vi[`venues.category.${kept.category}`]
          lines.push(
            writeCsvRow([
              String(row.row),
              fault,
              kept.name,
              kept.address,
              kept.commune,
              kept.district,
              kind,
              kept.keeper,
              kept.phone,
            ]),
          )
        }
        after = rows.at(-1)?.row ?? 0
        if (rows.length < 1000) break
      }
      await record(tx, {
        actor,
        action: 'venue-import.exported',
        subject: { kind: 'venue-import', id: one.id },
        purpose: 'sửa các dòng có lỗi của chính người gửi',
        facts: { rows: lines.length - 1 },
        at: now,
      })
      // The mark tells Excel that it is UTF-8.
      return { name: 'dong-co-loi.csv', type: 'text/csv; charset=utf-8', bytes: Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`) }
    }),
    route(contract.answerCommune, async ({ params, body, tx, actor, scope, now }) => {
      await answerCommune(tx, { ...params, ...body }, { actor, scope, now })
      return isDone
    }),
    route(contract.startImport, async ({ params, tx, actor, scope, now }) => {
      await startImport(tx, params.importId, { actor, scope, now })
      return isDone
    }),
    route(contract.discardImport, async ({ params, tx, actor, scope, now }) => {
      await discardImport(tx, params.importId, { actor, scope, now })
      return isDone
    }),
  ]
}

async function wordImport(db: Reader, keyring: Keyring, one: store.ImportRow): Promise<z.input<typeof contract.venueImport>> {
  const { fileName, notKept } = openWords(keyring, one.words)
  return {
    id: one.id,
    fileName,
    writing: one.writing === 'tcvn3' || one.writing === 'vni' ? one.writing : 'unicode',
    state: one.state === 'running' || one.state === 'done' ? one.state : 'tried',
    usedColumns: one.columns.used,
    notKept,
    rows: one.rows,
    outcomes: (await store.countOutcomes(db, one.id)).map(({ outcome, count }) => ({ outcome: outcomeOf(outcome), count })),
    madeAt: one.made_at.toISOString(),
    finishedAt: one.finished_at?.toISOString() ?? null,
  }
}

function outcomeOf(text: string) {
  return rowOutcomes.find((outcome) => outcome === text) ?? 'fits'
}

function masked(kept: { keeper: string; phone: string } | undefined): string {
  if (kept === undefined) return ''
  const phone = readPhoneNumber(kept.phone)
  const name = kept.keeper === '' ? '' : maskName(kept.keeper)
  return [name, phone === undefined ? '' : maskPhone(phone)].filter((part) => part !== '').join(' · ')
}
