import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { childrenOf } from '../../../foundation/places/public.ts'
import type { Reader, Transaction } from '../../../platform/database.ts'
import type { House } from '../../../platform/house.ts'
import type { Device } from '../../../platform/http/mount.ts'
import { newId } from '../../../platform/id.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { civilDay, civilTime } from '../../../vocabulary/period.ts'
import { foldVietnamese } from '../../../vocabulary/person-name.ts'
import { declare } from '../actions/declare.ts'
import { readAnswers } from '../answer.ts'
import { forms } from '../data/forms.ts'
import { flagsIn } from '../flag.ts'
import { type FlagKind, type FormDefinition, formInForce } from '../form-definition.ts'
import { type FieldTexts, givenIn } from '../given-field.ts'
import { groupOfDevice } from '../store/declaration.ts'
import { framed } from './html.ts'
import { donePage, formPage, type Language, type PlainPlaces, type PlainUnit, word } from './page.ts'

/** The part of people's devices that this page needs. */
interface Devices {
  recognise(request: FastifyRequest): Promise<Device | null>
  register(tx: Transaction, at: Date): Promise<{ device: Device; cookie: string }>
}

const path = '/khai-bao'
const commune = 'residence'

/** The whole-population form without JavaScript: one page, ordinary fields, its own device cookie. */
export function servePlainForm(app: FastifyInstance, house: House, devices: Devices): void {
  const options = { helmet: {}, bodyLimit: 32 * 1024, config: { rateLimit: { max: 60, timeWindow: '1 minute' } } }
  const districts = openDistricts()
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    given: { texts: FieldTexts; errors: ReadonlyMap<string, string>; turn: string },
  ) => {
    const language = languageOf(request)
    const day = civilDay(house.businessClock.now())
    const form = formToday(day)
    const db = house.database.read
    const district = given.texts('district')[0] ?? ''
    const known = district === '' || !given.errors.has(commune) ? [] : await communesOf(db, district, day)
    const places: PlainPlaces = { provinces: await districts(db, day), communes: known }
    const body = formPage({
      form,
      language,
      filled: {
        language,
        texts: given.texts,
        errorOf: (id) => given.errors.get(id),
        optional: word(language, 'declarations.plain.optional'),
      },
      places,
      errors: [...given.errors].map(([id, sentence]) => ({ id, sentence })),
      turn: given.turn,
    })
    return answer(reply.status(given.errors.size > 0 ? 400 : 200), house, language, body)
  }
  app.get(path, options, (request, reply) => {
    const texts: FieldTexts = (name) => (name === 'onBehalf' && queryOf(request).get('onBehalf') === 'yes' ? ['yes'] : [])
    return show(request, reply, { texts, errors: new Map(), turn: newId() })
  })
  app.post(path, options, async (request, reply) => {
    const language = languageOf(request)
    const fields = fieldsOf(request)
    if (isForeign(request, house) || fields === undefined) {
      const refusal = `<h1>${word(language, 'declarations.plain.problem')}</h1><p>${word(language, 'declarations.plain.foreign')}</p><p><a href="${path}">${word(language, 'declarations.plain.title')}</a></p>`
      return answer(reply.status(fields === undefined ? 400 : 403), house, language, refusal)
    }
    const now = house.businessClock.now()
    const day = civilDay(now)
    const form = formToday(day)
    const turn = /^[0-9a-f-]{36}$/.test(fields.get('turn') ?? '') ? (fields.get('turn') ?? '') : newId()
    const sending = sendingOf(turn, fields)
    const texts: FieldTexts = (name) => fields.getAll(name)
    const given = { ...givenIn(form.person, texts), [commune]: await communeIn(house.database.read, fields, day) }
    const errors = errorsOf(form, given, day, language)
    if (errors.size > 0) return show(request, reply, { texts, errors, turn })
    const device = await devices.recognise(request)
    const done = await house.database.transaction(async (tx) => {
      const registered = device === null ? await devices.register(tx, now) : undefined
      const deviceId = registered?.device.id ?? device?.id ?? ''
      if (registered) reply.header('set-cookie', registered.cookie)
      const [earlier] = device === null ? [] : await groupOfDevice(tx, sending, deviceId)
      if (earlier) return { at: earlier.declared_at, until: earlier.valid_until, flags: flagsIn(earlier.flags) }
      const provenance = fields.get('onBehalf') === 'yes' ? ('declared-on-behalf' as const) : ('self-declared' as const)
      const persons = [{ answers: given, provenance }]
      const kept = await declare(
        tx,
        house.keyring,
        { form: form.id, version: form.version, shared: {}, persons },
        { deviceId },
        now,
        sending,
      )
      return { at: now, until: kept.declared[0]?.validUntil ?? now, flags: kept.declared[0]?.flags ?? [] }
    })
    house.wakeDelivery()
    return answer(reply, house, language, donePage(language, shown(done)))
  })
}

function shown(done: { at: Date; until: Date; flags: readonly FlagKind[] }) {
  const say = (at: Date) => `${civilTime(at)} ${civilDay(at).split('-').reverse().join('/')}`
  return { at: say(done.at), until: say(done.until), flags: done.flags }
}

function errorsOf(
  form: FormDefinition,
  given: Readonly<Record<string, unknown>>,
  day: string,
  language: Language,
): Map<string, string> {
  const wrong = new Set(readAnswers(form.person, given, day).issues.map((issue) => issue.path))
  return new Map(
    form.person.flatMap((question): [string, string][] => {
      if (!wrong.has(question.id)) return []
      return [
        [question.id, question.id === commune ? word(language, 'declarations.plain.commune-wanted') : question.wanted[language]],
      ]
    }),
  )
}

function formToday(day: string): FormDefinition {
  const form = formInForce(forms, 'whole-population', day)
  if (form === undefined) throw new Refusal('form-is-not-in-force', {}, 409)
  return form
}

/** A path chosen from the list, or a name typed as it is called, with or without “Phường”, “Xã”, “Thị trấn” and diacritics. */
async function communeIn(db: Reader, fields: URLSearchParams, day: string): Promise<string | undefined> {
  const typed = (fields.get(commune) ?? '').slice(0, 100)
  const all = await communesOf(db, fields.get('district') ?? '', day)
  const bare = (name: string) => foldVietnamese(name).replace(/^(phuong|xa|thi tran|dac khu) /, '')
  const found = all.filter((one) => one.path === typed || foldVietnamese(one.name) === foldVietnamese(typed))
  const alike = found.length > 0 ? found : all.filter((one) => bare(one.name) === bare(typed))
  return alike.length === 1 ? alike[0]?.path : undefined
}

async function communesOf(db: Reader, district: string, day: string): Promise<PlainUnit[]> {
  if (!/^vn\/\d{2}(\/\d{3})?$/.test(district)) return []
  const rows = await childrenOf(db, district, day)
  return rows.filter((row) => row.level === 'commune').map(({ path: unit, name }) => ({ path: unit, name }))
}

/** The districts of the whole country, read once a day: about 700 names. */
function openDistricts(): (db: Reader, day: string) => Promise<PlainPlaces['provinces']> {
  let held: { day: string; provinces: Promise<PlainPlaces['provinces']> } | undefined
  const read = async (db: Reader, day: string) => {
    const provinces: { name: string; districts: PlainUnit[] }[] = []
    for (const province of await childrenOf(db, 'vn', day)) {
      const below = await childrenOf(db, province.path, day)
      const own = below.some((one) => one.level === 'district') ? below : [province]
      provinces.push({ name: province.name, districts: own.map(({ path: unit, name }) => ({ path: unit, name })) })
    }
    return provinces.sort((a, b) => (foldVietnamese(a.name) < foldVietnamese(b.name) ? -1 : 1))
  }
  return (db, day) => {
    if (held?.day !== day) {
      const provinces = read(db, day)
      held = { day, provinces }
      provinces.catch(() => {
        held = undefined
      })
    }
    return held.provinces
  }
}

/** The fields of an ordinary form; undefined for any other kind of body and for bytes that are no text. */
function fieldsOf(request: FastifyRequest): URLSearchParams | undefined {
  const { body } = request
  if (!Buffer.isBuffer(body) || !/^application\/x-www-form-urlencoded\b/.test(request.headers['content-type'] ?? ''))
    return undefined
  const fields = new URLSearchParams(body.toString('utf8'))
  return [...fields.values()].some((text) => /[\0\uFFFD]/.test(text)) ? undefined : fields
}

/** Another site's page may not send our form: a browser names where it comes from. */
function isForeign(request: FastifyRequest, house: House): boolean {
  const site = request.headers['sec-fetch-site']
  if (typeof site === 'string' && site !== 'same-origin' && site !== 'none') return true
  const { origin } = request.headers
  return origin !== undefined && ![new URL(house.publicUrl()).origin, `${request.protocol}://${request.host}`].includes(origin)
}

function queryOf(request: FastifyRequest): URLSearchParams {
  return new URLSearchParams(request.url.split('?')[1] ?? '')
}

function languageOf(request: FastifyRequest): Language {
  return queryOf(request).get('lang') === 'en' ? 'en' : 'vi'
}

/** The same page sent twice with the same words is one declaration; with other words, as after the browser's way back, it is another. */
function sendingOf(turn: string, fields: URLSearchParams): string {
  const hex = createHash('sha256').update(`${turn} ${fields}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

async function answer(reply: FastifyReply, house: House, language: Language, body: string): Promise<FastifyReply> {
  const { rows } = await sql<{ sample_data: boolean }>`select sample_data from platform.installation`.execute(house.database.read)
  const isVietnamese = language === 'vi'
  const page = framed({
    language,
    title: word(language, 'declarations.plain.title'),
    other: { href: `${path}?lang=${isVietnamese ? 'en' : 'vi'}`, word: isVietnamese ? 'English' : 'Tiếng Việt' },
    product: 'Khiên',
    hotline: isVietnamese ? 'Đường dây nóng của Bộ Y tế: 1900 9095' : 'Ministry of Health hotline: 1900 9095',
    simulated: rows[0]?.sample_data ? (isVietnamese ? 'Dữ liệu mô phỏng' : 'Simulated data') : undefined,
    body,
  })
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page)
}
