import { config } from 'zod'

// The content security policy forbids compiling text; without this zod tries to, and the browser's console complains.
config({ jitless: true })
