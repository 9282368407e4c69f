/**
 * The URL under which a track (or the whole session) is controlled (RFC 2326 appendix C.1.1), as cameras really mean it.
 * `base` is Content-Base, else Content-Location, else the address asked for. Not the general URL joining of RFC 3986: that
 * would drop the last path segment of a Content-Base without its closing slash, and the query that names the channel on
 * recorders (`/cam/realmonitor?channel=1&subtype=0` + `trackID=0`).
 */
export function controlUrl(base: string, control: string | undefined): string {
  if (control === undefined || control === '' || control === '*') return base
  if (/^rtsps?:\/\//i.test(control)) return withoutCredentials(control)
  if (control.startsWith('?')) return base + control
  return `${base.replace(/\/+$/, '')}/${control.replace(/^\/+/, '')}`
}

/**
 * Chooses the base. Some cameras repeat the credentials in it, some write `rtsp://rtsp://`, some send only a path or an
 * unusable text: then the address that was asked for serves.
 */
export function baseUrl(asked: string, contentBase: string | undefined, contentLocation: string | undefined): string {
  for (const text of [contentBase, contentLocation]) {
    if (text === undefined) continue
    const single = text.trim().replace(/^(rtsps?:\/\/)+(?=rtsps?:\/\/)/i, '')
    if (/^rtsps?:\/\/[^/\s]+(\/\S*)?$/i.test(single)) return withoutCredentials(single)
  }
  return asked
}

function withoutCredentials(url: string): string {
  return url.replace(/^(rtsps?:\/\/)[^/]*@/i, '$1')
}
