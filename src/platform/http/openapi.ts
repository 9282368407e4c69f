import { z } from 'zod'
import { type Endpoint, fileReply, type Shape } from './contract.ts'
import { problem } from './problem.ts'

type Document = { openapi: string; info: object; paths: Record<string, Record<string, object>>; components: object }

/** One OpenAPI 3.1 document out of the very objects that the server mounts and the browser calls. */
export function openApi(info: { title: string; version: string; description: string }, endpoints: readonly Endpoint[]): Document {
  const paths: Document['paths'] = {}
  for (const e of [...endpoints].sort((a, b) => (a.path + a.method < b.path + b.method ? -1 : 1))) {
    const path = e.path.replace(/:(\w+)/g, '{$1}')
    const body = e.upload
      ? binary(e.upload.types)
      : e.body && { required: true, content: { 'application/json': { schema: schemaOf(e.body, 'input') } } }
    const operation = {
      operationId: `${e.method.toLowerCase()}-${e.path.replace(/^\//, '').replace(/[/:]+/g, '-')}`,
      summary: e.summary,
      'x-permission': e.permission,
      parameters: [...fieldsOf(e.params, 'path'), ...fieldsOf(e.query, 'query'), ...(e.resendable ? [idempotencyKey] : [])],
      ...(body && { requestBody: body }),
      responses: {
        200: Object.is(e.reply, fileReply)
          ? { description: 'The file', content: { 'application/octet-stream': {} } }
          : { description: 'Done', content: { 'application/json': { schema: schemaOf(e.reply, 'output') } } },
        default: { $ref: '#/components/responses/Refused' },
      },
      ...(e.permission === 'public' ? { security: [] } : {}),
    }
    paths[path] = { ...paths[path], [e.method.toLowerCase()]: operation }
  }
  return {
    openapi: '3.1.0',
    info,
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'khien.session_token' } },
      responses: {
        Refused: {
          description: 'A rule said no',
          content: { 'application/problem+json': { schema: schemaOf(problem, 'output') } },
        },
      },
    },
  }
}

const idempotencyKey = {
  name: 'idempotency-key',
  in: 'header',
  required: true,
  schema: { type: 'string', minLength: 16, maxLength: 80 },
}

function binary(types: readonly string[]): object {
  return { required: true, content: Object.fromEntries(types.map((type) => [type, {}])) }
}

function schemaOf(shape: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io, unrepresentable: 'any' })
  return schema
}

function fieldsOf(shape: Shape, where: 'path' | 'query'): object[] {
  if (!(shape instanceof z.ZodObject)) return []
  const schema = z.record(z.string(), z.unknown()).parse(schemaOf(shape, 'input'))
  const properties = z.record(z.string(), z.unknown()).parse(schema.properties ?? {})
  const required = z.array(z.string()).parse(schema.required ?? [])
  return Object.entries(properties).map(([name, field]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: field,
  }))
}
