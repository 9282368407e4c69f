import { RouterProvider } from '@tanstack/react-router'
import { createDeskRouter } from './router.tsx'

const router = createDeskRouter()

/** Everything behind the gate. */
export function Desk() {
  return <RouterProvider router={router} />
}
