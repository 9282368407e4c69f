import type { Language } from '../../platform/messages.ts'

/** The name of a unit or an organisation in the reader's language. */
export function nameIn(language: Language, named: { readonly nameVi: string; readonly nameEn: string }): string {
  return language === 'vi' ? named.nameVi : named.nameEn
}

/** Where it lies, in the reader's language: “Phường …, Thành phố …, Tỉnh …”. */
export function placeIn(language: Language, placed: { readonly placeVi: string; readonly placeEn: string }): string {
  return language === 'vi' ? placed.placeVi : placed.placeEn
}

/** A place below a unit that the page has already named: “Phường Cẩm Thượng, Thành phố Hải Dương”, without the province again. */
export function placeBelow(place: string, unit: string): string {
  return place.endsWith(`, ${unit}`) ? place.slice(0, -unit.length - 2) : place
}
