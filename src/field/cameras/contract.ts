import { z } from 'zod'
import { done, endpoint, fileReply, pageOf, pageQuery } from '../../platform/http/contract.ts'
import { unitPath } from '../../vocabulary/administrative-unit-code.ts'
import { connectionStates } from './camera-connection.ts'
import { zones } from './coverage.ts'

const cameraId = z.uuid()

export const camera = z.strictObject({
  id: z.string(),
  name: z.string(),
  zone: z.enum(zones),
  facilityId: z.string(),
  facilityVi: z.string(),
  facilityEn: z.string(),
  shownAddress: z.string(),
  state: z.enum(connectionStates),
  reason: z.string().nullable(),
  since: z.iso.datetime(),
  framesPerSecond: z.number().nullable(),
  bitsPerSecond: z.number().nullable(),
  version: z.number().int(),
})

export const listCameras = endpoint({
  method: 'GET',
  path: '/api/cameras',
  summary: 'Cameras in one’s scope, those that do not work first',
  permission: 'camera.read',
  query: z.strictObject({ ...pageQuery, unit: unitPath.optional(), facilityId: z.string().max(64).optional() }),
  reply: pageOf(camera),
})

export const connectCamera = endpoint({
  method: 'POST',
  path: '/api/cameras',
  summary: 'Registers a camera of a quarantine facility in one of the six zones and starts watching its line',
  permission: 'camera.connect',
  body: z.strictObject({
    facilityId: z.string().min(1).max(64),
    name: z.string().trim().min(2).max(120),
    /** The code of one of the six zones. Any other word is refused; one that names the inside of a room, toilet or bathroom says why. */
    placement: z.string().trim().min(2).max(120),
    url: z.string().trim().min(8).max(400),
    user: z.string().max(100).optional(),
    password: z.string().max(200).optional(),
  }),
  reply: camera,
  resendable: true,
})

export const readCameraHistory = endpoint({
  method: 'GET',
  path: '/api/cameras/:cameraId/history',
  summary: 'What the line did: every change of state with its reason, newest first',
  permission: 'camera.read',
  params: z.strictObject({ cameraId }),
  reply: z.strictObject({
    camera,
    transitions: z.array(
      z.strictObject({
        at: z.iso.datetime(),
        from: z.enum(connectionStates),
        to: z.enum(connectionStates),
        reason: z.string().nullable(),
      }),
    ),
  }),
})

export const removeCamera = endpoint({
  method: 'DELETE',
  path: '/api/cameras/:cameraId',
  summary: 'Stops watching a camera; its history stays',
  permission: 'camera.connect',
  params: z.strictObject({ cameraId }),
  reply: done,
})

export const viewSnapshot = endpoint({
  method: 'POST',
  path: '/api/cameras/:cameraId/snapshot',
  summary: 'The last keyframe as a one-picture film; needs a purpose and is recorded, as every view is',
  permission: 'camera.watch',
  params: z.strictObject({ cameraId }),
  body: z.strictObject({ purpose: z.string().trim().min(10).max(300) }),
  reply: fileReply,
})
