import type { vi } from './messages.vi.ts'

export const en: Record<keyof typeof vi, string> = {
  'refusal.this-device-is-not-known':
    'This phone has not declared anything yet. Declare your health or scan a venue code on it first.',
}
