import { createServer, type Socket } from 'node:net'

export interface Received {
  readonly from: string
  readonly to: readonly string[]
  readonly data: string
}

export interface SmtpSink {
  readonly url: string
  readonly mails: readonly Received[]
  close(): Promise<void>
}

/** A mail server that keeps what it gets; it takes nothing for the addresses in `refused`. */
export async function smtpSink(refused: readonly string[] = []): Promise<SmtpSink> {
  const mails: Received[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => {})
    converse(socket, refused, (mail) => mails.push(mail))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  return {
    url: `smtp://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    mails,
    close: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise((done) => server.close(() => done()))
    },
  }
}

function converse(socket: Socket, refused: readonly string[], keep: (mail: Received) => void): void {
  let waiting = ''
  let mail: { from: string; to: string[] } = { from: '', to: [] }
  let inData = false
  const say = (line: string) => socket.write(`${line}\r\n`)
  const hear = (line: string) => {
    const [, word = '', address = ''] = /^(\w+)(?:[^<]*<([^>]*)>)?/.exec(line) ?? []
    if (word === 'MAIL') mail = { from: address, to: [] }
    if (word === 'RCPT' && refused.includes(address)) return say('550 no such person')
    if (word === 'RCPT') mail.to.push(address)
    if (word === 'DATA') {
      inData = true
      return say('354 go on')
    }
    if (word === 'QUIT') return socket.end('221 bye\r\n')
    return say('250 ok')
  }
  say('220 sink')
  socket.setEncoding('utf8')
  socket.on('data', (text: string) => {
    waiting += text
    for (;;) {
      const end = waiting.indexOf(inData ? '\r\n.\r\n' : '\r\n')
      if (end < 0) return
      const said = waiting.slice(0, end)
      waiting = waiting.slice(end + (inData ? 5 : 2))
      if (inData) {
        inData = false
        keep({ ...mail, data: said })
        say('250 kept')
      } else hear(said)
    }
  })
}
