import type { Endpoint } from '../src/platform/http/contract.ts'

/** The endpoints among what the rooms' contracts export (shapes stand there, too). */
export function endpointsOf(contracts: Readonly<Record<string, Readonly<Record<string, unknown>>>>): Endpoint[] {
  return Object.values(contracts).flatMap((room) => Object.values(room).filter(isEndpoint))
}

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'permission' in value
}
