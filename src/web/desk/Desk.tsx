export { DeskRouter as Desk } from './router.tsx'
