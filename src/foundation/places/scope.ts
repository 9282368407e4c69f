import { isWithin } from '../../vocabulary/administrative-unit-code.ts'

/** The part of a scope that lies under one unit: the unit itself when the scope covers it, the deeper scopes when it covers them. */
export function narrowed(scope: readonly string[], unit: string): string[] {
  return isWithin(scope, unit) ? [unit] : scope.filter((prefix) => isWithin([unit], prefix))
}
