/** The room's door: names of places, who plays which role, and registering an organisation. */
export {
  authoritiesOn,
  authorityOn,
  expandScope,
  findPlaces,
  organisationIdOf,
  placeNames,
  registerOrganisation,
  registerOrganisations,
  unitNames,
  type Words,
} from './actions.ts'
export { agencyNameInEnglish } from './agency-name.ts'
export { type HeldRole, heldRoles, type OrganisationKind } from './organisation.ts'
export { narrowed } from './scope.ts'
export { childrenOf, communesUnder, countByUnit, organisationsById, organisationsWithin } from './store.ts'
