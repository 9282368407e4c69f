import { z } from 'zod'
import { done, endpoint, fileReply, pageOf } from '../../platform/http/contract.ts'
import { civilDate } from '../../vocabulary/period.ts'
import { documentKinds, messageKinds, statusCodeNames } from './exchange-message.ts'
import { organId } from './organ-id.ts'

const address = z.strictObject({
  organId: z.string(),
  organisationId: z.string(),
  name: z.string(),
  nameEn: z.string(),
  fromOn: civilDate,
  basis: z.string(),
  /** The caller may send in its name and take in what is for it. */
  isOwn: z.boolean(),
})

export const listAddresses = endpoint({
  method: 'GET',
  path: '/api/exchange/addresses',
  summary: 'Agencies that can be reached on the document exchange today, with their codes',
  permission: 'exchange.read',
  reply: z.strictObject({ rows: z.array(address), folder: z.boolean() }),
})

export const noteAddress = endpoint({
  method: 'POST',
  path: '/api/exchange/addresses',
  summary: 'Notes under which code an agency is reached on the exchange, from a day on',
  permission: 'exchange.manage',
  body: z.strictObject({
    organisationId: z.string().min(1).max(64),
    organId,
    fromOn: civilDate,
    basis: z.string().trim().min(3).max(300),
  }),
  reply: done,
})

export const message = z.strictObject({
  id: z.string(),
  direction: z.enum(['out', 'in']),
  kind: z.enum(messageKinds),
  own: z.string(),
  peer: z.string(),
  documentName: z.string(),
  documentId: z.string().nullable(),
  subject: z.string(),
  reason: z.string(),
  state: z.enum(['waiting', 'sent', 'received']),
  statusCode: z.enum(statusCodeNames).nullable(),
  size: z.number().int(),
  otherFiles: z.array(z.string()),
  at: z.iso.datetime(),
  byName: z.string(),
})

export const listMessages = endpoint({
  method: 'GET',
  path: '/api/exchange/messages',
  summary: 'Packages sent and received, newest first',
  permission: 'exchange.read',
  query: z.strictObject({
    limit: z.coerce.number().int().min(1).max(200).default(50),
    after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
    direction: z.enum(['out', 'in']).optional(),
    documentId: z.string().min(1).max(64).optional(),
  }),
  reply: pageOf(message),
})

export const downloadMessage = endpoint({
  method: 'GET',
  path: '/api/exchange/messages/:messageId/file',
  summary: 'The package as it was sent or received',
  permission: 'exchange.read',
  params: z.strictObject({ messageId: z.string().min(1).max(64) }),
  reply: fileReply,
  perMinute: 120,
})

export const sendDocument = endpoint({
  method: 'POST',
  path: '/api/exchange/messages',
  summary: 'Sends a signed document, or its recall, update or replacement, to agencies on the exchange',
  permission: 'exchange.send',
  body: z.strictObject({
    documentId: z.string().min(1).max(64),
    kind: z.enum(documentKinds).default('document'),
    to: z.array(z.string().min(1).max(64)).min(1).max(200),
    reason: z.string().trim().max(500).default(''),
    dueOn: civilDate.nullable().default(null),
  }),
  reply: z.strictObject({ messages: z.array(z.string()) }),
  resendable: true,
})

export const receivePackage = endpoint({
  method: 'POST',
  path: '/api/exchange/packages',
  summary: 'Takes in a package that was fetched by hand: registers its document, or notes what it says of one',
  permission: 'exchange.send',
  upload: { types: ['application/xml', 'text/xml'], maxBytes: 20 * 1024 * 1024 },
  commitsItself: true,
  perMinute: 60,
  reply: z.strictObject({
    messageId: z.string(),
    kind: z.enum(messageKinds),
    documentId: z.string().nullable(),
    arrivals: z.array(z.strictObject({ bookPath: z.string(), number: z.number().int(), year: z.number().int() })),
  }),
})
