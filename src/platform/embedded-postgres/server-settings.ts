import { createHash } from 'node:crypto'

/** Given on the command line, so that every start runs with the settings of this release and not with those of the first one. */
const ours: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  // No unix socket: its path may hold 107 bytes only, which a data folder easily exceeds.
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // PostgreSQL writes and rotates its own log (one file a weekday, overwritten a week later): a pipe to us would break with us.
  logging_collector: 'on',
  log_directory: 'log',
  log_filename: 'postgresql-%a.log',
  log_rotation_age: '1d',
  log_rotation_size: '0',
  log_truncate_on_rotation: 'on',
  log_line_prefix: '%m [%p] ',
  // Failed statements are told to the program, which logs them with care; here they would leave personal data in plain text.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  // Old journal files are deleted, not renamed for the next use: a renamed one keeps what was to be forgotten.
  wal_recycle: 'off',
}

const fingerprintName = 'khien.launched_with'

/** The arguments of a start, and the fingerprint by which a server found running is known to have been started the same way. */
export function serverArguments(
  asked: Readonly<Record<string, string>>,
  version: string,
): { args: string[]; fingerprint: string } {
  const settings = { ...ours, ...asked }
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([version, Object.entries(settings).sort()]))
    .digest('hex')
    .slice(0, 16)
  return {
    args: Object.entries({ ...settings, [fingerprintName]: fingerprint }).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    fingerprint,
  }
}

/** Asks a running server who it is. */
export const identityQuery = `select current_setting('data_directory') as "dataDirectory", current_setting('${fingerprintName}', true) as fingerprint`
