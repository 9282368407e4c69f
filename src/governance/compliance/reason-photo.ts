import { Refusal } from '../../platform/refusal.ts'

export const photoTypes = ['image/jpeg', 'image/png'] as const
export type PhotoType = (typeof photoTypes)[number]
export const mostPhotoBytes = 3 * 1024 * 1024

/** What a picture begins with tells what it is; what it was called on the way does not. */
const beginnings: Readonly<Record<PhotoType, readonly number[]>> = {
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
}

/** Where cameras write the place, the moment and the maker of a picture: Exif and XMP. Our page draws the picture anew, without them. */
const tellTales: Readonly<Record<PhotoType, readonly string[]>> = {
  'image/jpeg': ['Exif\0\0', 'http://ns.adobe.com/xap/'],
  'image/png': ['eXIf', 'XML:com.adobe.xmp'],
}

/** The type of a photo by its content. Refuses what is no JPEG or PNG, and a picture that still says where it was taken. */
export function kindOfPhoto(bytes: Buffer): PhotoType {
  const type = photoTypes.find((one) => beginnings[one].every((byte, at) => bytes[at] === byte))
  if (type === undefined) throw new Refusal('photo-is-no-picture')
  if (tellTales[type].some((text) => bytes.includes(text, 0, 'latin1'))) throw new Refusal('photo-tells-its-place')
  return type
}
