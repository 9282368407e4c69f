import { QueryClient, type QueryKey, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useRef } from 'react'
import type { z } from 'zod'
import { call } from '../../platform/http/client.ts'
import type { Endpoint, Out, Shape } from '../../platform/http/contract.ts'
import { type Problem, Refused } from '../../platform/http/problem.ts'
import { problemFrom } from './problem.ts'
import './shapes.ts'

/** Something asked of the server: what a page shows while it waits, when it is there, and when it was refused. */
export interface Asked<T> {
  readonly data: T | undefined
  readonly problem: Problem | undefined
  /** Nothing to show yet. */
  readonly waiting: boolean
  /** When `data` came, in the machine's time; undefined before the first answer. */
  readonly answeredAt: Date | undefined
  again(): void
}

/** Rows of a list, page by page. */
export interface Listed<Row> extends Omit<Asked<readonly Row[]>, 'data'> {
  readonly rows: readonly Row[]
  /** Every row of the list is here: only then may a table sort by itself. */
  readonly complete: boolean
  readonly bringingMore: boolean
  more(): void
}

type GivenTo<P extends Shape, Q extends Shape, B extends Shape, R extends z.ZodType> = Parameters<typeof call<P, Q, B, R>>[1]
interface AskOptions {
  readonly enabled?: boolean
  /** Ask again every so many seconds. */
  readonly everySeconds?: number
}

/** Asks an endpoint of a room's contract and keeps the answer fresh. */
export function useAsk<P extends Shape, Q extends Shape, R extends z.ZodType>(
  e: Endpoint<P, Q, undefined, R>,
  given: GivenTo<P, Q, undefined, R>,
  { enabled = true, everySeconds }: AskOptions = {},
): Asked<Out<R>> {
  const query = useQuery({
    queryKey: keyOf(e, given),
    queryFn: ({ signal }) => call(e, { ...given, signal }),
    enabled,
    ...(everySeconds === undefined ? {} : { refetchInterval: everySeconds * 1000 }),
  })
  return {
    data: query.data,
    problem: query.error ? problemFrom(query.error) : undefined,
    waiting: query.isPending && enabled,
    answeredAt: query.dataUpdatedAt > 0 ? new Date(query.dataUpdatedAt) : undefined,
    again: () => void query.refetch(),
  }
}

/**
 * Asks a list that comes in pages (`pageOf`), bringing the next page when the table is scrolled to its end:
 * `useList(listVenues, (after) => ({ query: { search, after } }))`.
 */
export function useList<P extends Shape, Q extends Shape, Row>(
  e: Endpoint<P, Q, undefined, PageShape<Row>>,
  page: (after: string | undefined) => GivenTo<P, Q, undefined, PageShape<Row>>,
  { enabled = true, everySeconds }: AskOptions = {},
): Listed<Row> {
  const query = useInfiniteQuery({
    queryKey: [...keyOf(e, page(undefined)), 'pages'],
    queryFn: ({ signal, pageParam }) => call(e, { ...page(pageParam ?? undefined), signal }),
    initialPageParam: firstPage,
    getNextPageParam: (last) => last.next,
    enabled,
    ...(everySeconds === undefined ? {} : { refetchInterval: everySeconds * 1000 }),
  })
  const pages = query.data?.pages
  const rows = useMemo(() => pages?.flatMap((page) => page.rows) ?? [], [pages])
  return {
    rows,
    problem: query.error ? problemFrom(query.error) : undefined,
    waiting: query.isPending && enabled,
    answeredAt: query.dataUpdatedAt > 0 ? new Date(query.dataUpdatedAt) : undefined,
    complete: pages !== undefined && !query.hasNextPage,
    bringingMore: query.isFetchingNextPage,
    more: () => {
      if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage()
    },
    again: () => void query.refetch(),
  }
}
type PageShape<Row> = z.ZodType<{ rows: Row[]; next: string | null }>
const firstPage: string | null = null

/** A list that came with another answer. */
export function listOf<T, Row>(asked: Asked<T>, rowsIn: (data: T) => readonly Row[]): Listed<Row> {
  const { data, problem, waiting, answeredAt, again } = asked
  return {
    rows: data === undefined ? [] : rowsIn(data),
    problem,
    waiting,
    answeredAt,
    again,
    complete: true,
    bringingMore: false,
    more: nothing,
  }
}

export interface Sending<Given, T> {
  /** Resolves to undefined when the server refused; the reason is then in `problem`. */
  send(given: Given): Promise<T | undefined>
  readonly sending: boolean
  readonly problem: Problem | undefined
  readonly reply: T | undefined
  forget(): void
}

/** A page that takes longer than this to be asked again goes on with what it has. */
const freshWithinMs = 3_000

/**
 * Sends a command. Everything on screen is asked again before the command counts as done: no page shows what no longer holds, and who
 * gives the next command at once gives it about the newest state, not against their own last step.
 */
export function useSend<P extends Shape, Q extends Shape, B extends Shape, R extends z.ZodType>(
  e: Endpoint<P, Q, B, R>,
  onDone?: (reply: Out<R>) => void,
  onRefused?: (problem: Problem) => void,
): Sending<GivenTo<P, Q, B, R>, Out<R>> {
  const client = useQueryClient()
  const intent = useRef({ text: '', key: '' })
  const mutation = useMutation({
    mutationFn: (given: GivenTo<P, Q, B, R>) => {
      // The same words sent again after a lost reply are the same intent: they keep their key, so the server does it once.
      // A file has no words; another one is another intent.
      const text = JSON.stringify([given, given.upload?.size])
      if (intent.current.text !== text) intent.current = { text, key: randomKey() }
      return call(e, { key: intent.current.key, ...given })
    },
    onSuccess: async (reply) => {
      intent.current = { text: '', key: '' }
      await Promise.race([client.invalidateQueries(), new Promise((late) => setTimeout(late, freshWithinMs))])
      onDone?.(reply)
    },
    onError: (error) => onRefused?.(problemFrom(error)),
  })
  return {
    send: (given) => mutation.mutateAsync(given).catch(() => undefined),
    sending: mutation.isPending,
    problem: mutation.error ? problemFrom(mutation.error) : undefined,
    reply: mutation.data,
    forget: mutation.reset,
  }
}

/** Tries again by itself only what may succeed by itself: no connection, or a server that asked to wait. */
export function createClient(onSignedOut: () => void): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: { staleTime: 15_000, retry: (failures, error) => failures < 2 && isPassing(error) },
      mutations: { retry: false },
    },
  })
  client.getQueryCache().subscribe((event) => {
    const error = event.type === 'updated' && event.action.type === 'error' ? event.action.error : undefined
    if (error instanceof Refused && error.problem.status === 401) onSignedOut()
  })
  return client
}

export function keyOf(e: Endpoint, given: { params?: unknown; query?: unknown }): QueryKey {
  return [e.path, given.params ?? null, given.query ?? null]
}

function isPassing(error: unknown): boolean {
  return error instanceof Refused && [0, 503].includes(error.problem.status)
}

/** `crypto.randomUUID` exists on https pages only, and an office's server may speak plain http inside its own network. */
function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
const nothing = (): void => {}
