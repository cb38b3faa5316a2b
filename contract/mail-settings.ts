import * as z from 'zod'

/** A name in the header of a mail. Quotes, brackets and line breaks could begin another header. */
export const senderNameSchema = () => z.string().regex(/^[^<>"\\\p{Cc}]{1,64}$/u)

/** The settings of mail that the function reads, as JSON. */
export const mailSettingsSchema = () =>
  z.strictObject({
    from: z.email(),
    replyTo: z.email().optional(),
    productName: z.strictObject({ en: senderNameSchema(), zh: senderNameSchema() }),
    supportUrl: z.url({ protocol: /^https$/ }),
    configurationSet: z.string().min(1),
  })

export type MailSettings = z.output<ReturnType<typeof mailSettingsSchema>>
