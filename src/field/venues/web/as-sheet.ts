/** A chosen file with the type that the server asks for: browsers on machines without Excel leave it empty; the name says what it is. */
export function asSheet(file: File): Blob {
  const type = /\.xlsx$/i.test(file.name) ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' : 'text/csv'
  return new Blob([file], { type })
}
