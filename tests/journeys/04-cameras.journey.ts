import { startCameraSimulator } from '../../src/field/cameras/simulator/camera-simulator.ts'
import { expect, expectWellMade, test } from '../support/journey.ts'

test('a real RTSP camera is connected, shows its picture for a purpose, and turns offline by itself when it is unplugged', async ({
  signIn,
}) => {
  const simulator = await startCameraSimulator({
    port: 0,
    cameras: 1,
    credentials: { user: 'giam-sat', password: 'mat-khau' },
    login: 'digest-sha-256',
  })
  try {
    const desk = await signIn('camera.hai.duong')
    await desk.go('/cameras')
    await expectWellMade(desk.page, 'cameras-1440-vi')
    const facilities = await (await desk.page.request.get('/api/organisations?kind=quarantine-facility')).json()
    const facilityId: string = facilities.rows[0].id
    const connect = (over: object) =>
      desk.page.request.post('/api/cameras', {
        headers: { 'idempotency-key': `hanh-trinh-${Math.random().toString(36).slice(2)}-000` },
        data: {
          facilityId,
          name: 'Cổng phụ',
          placement: 'gate',
          url: simulator.url(0),
          user: 'giam-sat',
          password: 'mat-khau',
          ...over,
        },
      })
    // Inside a room, or towards the server's own services: refused by name.
    expect(await (await connect({ placement: 'trong phòng cách ly' })).json()).toMatchObject({
      code: 'camera-inside-a-private-room',
    })
    expect(await (await connect({ url: 'rtsp://169.254.169.254/latest' })).json()).toMatchObject({
      code: 'camera-address-is-not-allowed',
    })
    expect((await connect({})).status()).toBe(200)
    expect((await connect({ name: 'Cổng sai mật khẩu', password: 'sai' })).status()).toBe(200)

    await desk.go('/cameras')
    const row = (name: string) => desk.page.getByRole('row').filter({ hasText: name })
    await expect(row('Cổng phụ')).toContainText('Đang hoạt động', { timeout: 20_000 })
    await expect(row('Cổng sai mật khẩu')).toContainText('Sai tài khoản camera', { timeout: 20_000 })
    // A view needs a purpose; with one, the last keyframe comes as a one-picture film.
    const cameras = await (await desk.page.request.get('/api/cameras')).json()
    const cameraId: string = cameras.rows.find((camera: { name: string }) => camera.name === 'Cổng phụ').id
    const view = (purpose: string) => desk.page.request.post(`/api/cameras/${cameraId}/snapshot`, { data: { purpose } })
    expect((await view('xem')).status()).toBe(400)
    const film = await view('kiểm tra góc đặt camera theo 4403')
    expect(film.headers()['content-type']).toBe('video/mp4')
    expect((await film.body()).subarray(4, 8).toString()).toBe('ftyp')
    simulator.fault(0, 'refuse')
    await expect(row('Cổng phụ')).toContainText('Mất kết nối', { timeout: 20_000 })
    simulator.heal(0)
    await expect(row('Cổng phụ')).toContainText('Đang hoạt động', { timeout: 30_000 })
    await expectWellMade(desk.page, 'cameras-with-faults-1440-vi')
    expect(await desk.page.content()).not.toContain('mat-khau')
  } finally {
    await simulator.stop()
  }
})
