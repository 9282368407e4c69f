/** Hands a file that the server answered to the browser's downloads. */
export function saveFile(file: { readonly name: string; readonly type: string; readonly bytes: Uint8Array }): void {
  const address = URL.createObjectURL(new Blob([new Uint8Array(file.bytes)], { type: file.type }))
  const link = document.createElement('a')
  link.href = address
  link.download = file.name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
