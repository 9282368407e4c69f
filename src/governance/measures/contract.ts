/** What the pages of other rooms may know of the catalogue: it is fixed with the program, so nothing is asked of the server. */
export { measuredNow, measureIds, measures } from './catalogue.ts'
