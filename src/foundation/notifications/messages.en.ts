import type { vi } from './messages.vi.ts'

export const en: Record<keyof typeof vi, string> = {
  'notifications.title': 'Messages',
  'notifications.none': 'There are no messages yet.',
  'notifications.new': 'Messages, {count} not read',
  'notifications.not-read': 'Not read',
  'notifications.log-altered': 'The log was altered in the database, from line {number} on. Please look into it at once.',
  'notifications.mark-read': 'Mark all as read',
}
