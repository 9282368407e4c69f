// Who may use whom. Read from bottom to top: it is the floor plan of the house.
const storeys = ['vocabulary', 'platform', 'foundation', 'field', 'governance']
const neighbours = {
  audit: [],
  places: ['audit'],
  people: ['audit', 'places'],
  access: ['audit', 'places', 'people'],
  calendar: ['audit'],
  documents: ['audit', 'places', 'people', 'access', 'calendar'],
  exchange: ['audit', 'places', 'documents'],
  notifications: ['audit', 'places', 'people', 'access', 'documents'],
  declarations: [],
  venues: [],
  'check-ins': ['venues'],
  quarantine: [],
  tracing: ['venues', 'declarations', 'check-ins', 'quarantine'],
  cameras: [],
  measures: [],
  solutions: ['measures'],
  directives: ['measures', 'solutions'],
  compliance: ['measures', 'solutions', 'directives'],
  tasks: ['measures', 'solutions', 'directives', 'compliance'],
  reports: ['measures', 'solutions', 'directives', 'compliance', 'tasks'],
}
const storeyOf = {
  foundation: ['audit', 'places', 'people', 'access', 'calendar', 'documents', 'exchange', 'notifications'],
  field: ['venues', 'declarations', 'check-ins', 'quarantine', 'tracing', 'cameras'],
  governance: ['measures', 'solutions', 'directives', 'compliance', 'tasks', 'reports'],
}
const tests = '([.]test[.]tsx?|fixture[.]ts)$'
const furniture = 'public|hooks|sender|contract|load|routes|jobs|events|measures|ingest|messages[.](vi|en)|store|tables|actions'

const rooms = Object.entries(storeyOf).flatMap(([storey, names]) =>
  names.map((room) => ({
    name: `neighbours-of-${room}`,
    comment: `${room} uses itself, the storeys below, and ${neighbours[room].join(', ') || 'no room of its own storey'}`,
    severity: 'error',
    from: { path: `^src/${storey}/${room}/`, pathNot: tests },
    to: { path: `^src/${storey}/`, pathNot: `^src/${storey}/(${[room, ...neighbours[room]].join('|')})/` },
  })),
)
const upward = storeys.map((storey, level) => ({
  name: `${storey}-uses-nothing-above-it`,
  severity: 'error',
  from: { path: `^src/${storey}/`, pathNot: tests },
  to: {
    path: `^src/(${[...storeys.slice(level + 1), 'demo', 'compose[.]ts', 'server[.]ts', 'main[.]ts'].join('|')})`,
    pathNot: `^src/web/`,
  },
}))

export default {
  forbidden: [
    ...upward.filter((rule) => !rule.to.path.includes('()')),
    ...rooms,
    {
      name: 'rooms-through-their-door',
      comment: 'another room is entered by public.ts; contract.ts, measures.ts and messages may be read',
      severity: 'error',
      from: { path: '^src/(foundation|field|governance)/([^/]+)/', pathNot: tests },
      to: {
        path: '^src/(foundation|field|governance)/([^/]+)/',
        pathNot: [
          '^src/$1/$2/',
          '/(public|contract|measures)[.]ts$',
          '/messages[.](vi|en)[.]ts$',
          '^src/foundation/access/matrix[.]ts$',
        ],
      },
    },
    {
      name: 'rules-are-pure',
      comment: 'a rule takes facts and a clock; it reaches for no database, no network, no files, no framework',
      severity: 'error',
      from: {
        path: '^src/(field|governance|foundation)/[^/]+/[^/]+[.]ts$',
        pathNot: [
          tests,
          `/(${furniture})[.]ts$`,
          '^src/foundation/audit/(merkle|event|note|canonical)[.]ts$',
          '^src/foundation/access/',
          '^src/foundation/people/(sealed-person|device)[.]ts$',
          '^src/field/cameras/',
          '^src/foundation/documents/',
        ],
      },
      to: {
        path: [
          '/(store|actions|routes|jobs|ingest)([.]ts$|/)',
          '^src/platform/(?!transitions|refusal|messages)',
          '^(node:)?(fs|net|http|https|child_process|dns)',
          'node_modules/(pg|kysely|fastify)/',
        ],
      },
    },
    {
      name: 'web-sees-contracts-and-rules-only',
      severity: 'error',
      from: { path: '(^src/web/|/web/)', pathNot: tests },
      to: {
        path: [
          '/(store|tables|actions|routes|jobs|public|ingest)([.]ts$|/)',
          '^src/platform/(?!http/(contract|client|problem)|messages|refusal)',
          '^(node:)?(fs|net|http|crypto|path)$',
        ],
      },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'server-runs-no-tsx',
      severity: 'error',
      from: { path: '^src/(?!web/)', pathNot: ['/web/', tests] },
      to: { path: '[.]tsx$' },
    },
    {
      name: 'product-does-not-use-tests',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: { path: '^(tests|tools|bench)/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
}
