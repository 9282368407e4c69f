import { createTransport } from 'nodemailer'
import type { Config } from '../../platform/config.ts'
import type { Log } from '../../platform/log.ts'

export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
}
/** Where mails leave. A port, because it really varies: SMTP in offices, the log where there is none. */
export interface Sender {
  send(mail: Mail): Promise<void>
}

/** SMTP when MAIL_URL is set; otherwise each mail becomes one log line with its subject (never personal data) and without the address. */
export function openSender(config: Pick<Config, 'mailUrl' | 'mailFrom'>, log: Log): Sender {
  if (config.mailUrl === undefined) {
    return {
      send: async (mail) => log.info({ part: 'mail', subject: mail.subject }, 'a mail would be sent; set MAIL_URL to send it'),
    }
  }
  const transport = createTransport(config.mailUrl, { from: config.mailFrom })
  return {
    send: async (mail) => {
      await transport.sendMail({ to: mail.to, subject: mail.subject, text: mail.text })
    },
  }
}
