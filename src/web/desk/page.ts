import type { Icon } from '@tabler/icons-react'
import type { FC } from 'react'
import type { Wanted } from '../api/session.ts'
import type { RoomName } from './rooms.ts'
import type { DeskKey } from './words.ts'

export type NavGroup = 'steering' | 'field' | 'administration'

/** A page of the desk. The rail, the routes and the refusal of whoever may not see it all come from this one line. */
export interface Page {
  /** `/venues`, `/venues/$venueId`; read the places with `usePathPlaces`. */
  path: `/${string}`
  /** Of the endpoint the page lives from. */
  permission: Wanted
  /** What the page is called, in the rail and in the window's title. */
  navKey: DeskKey
  /** Both for a page of the rail; a page without them is reached from another page. */
  navGroup?: NavGroup
  icon?: Icon
  /** Rooms whose words the page says; its own first. */
  rooms?: readonly RoomName[]
  load: () => Promise<FC>
}
