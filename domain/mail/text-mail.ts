import type { MailContent } from './mail-content.ts'

/** The mail as plain text: paragraphs with a blank line between them. */
export function textMail(content: MailContent): string {
  const { language, productName, title, before, reasons, after, action, footer, supportUrl } = content
  const colon = language === 'zh' ? '：' : ':'
  const listed = reasons.map(
    ({ title: reason, about, instruction }, index) =>
      `${index + 1}. ${reason}\n${about === undefined ? '' : `   ${about}\n`}   ${instruction}`,
  )
  const link = action === undefined ? [] : [`${action.label}${colon}\n${action.url}`]
  return `${[title, ...before, ...listed, ...after, ...link, '--', productName, ...footer, supportUrl].join('\n\n')}\n`
}
