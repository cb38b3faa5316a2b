import type { MailContent } from './mail-content.ts'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A text that can stand in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => entities[character] ?? '')
}

const font =
  "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif"

/** Mail programs that know dark mode read these rules; all others use the styles of the elements. */
const darkMode = `@media (prefers-color-scheme:dark){
.page{background:#10191a!important}
.card{background:#1a2627!important;border-color:#2c3c3d!important}
.strong{color:#f1f6f6!important}
.body{color:#d3dfdf!important}
.quiet,.quiet a{color:#9db1b1!important}
.reason{background:#223132!important;border-color:#4fb3ab!important}
.rule{border-color:#2c3c3d!important}
.button{background:#4fb3ab!important;color:#06211f!important}
.brand{color:#7fd0c9!important}
}
@media (max-width:480px){
.card{padding:24px 20px!important}
.frame{padding:12px!important}
}`

const paragraph = (text: string) =>
  `<p class="body" style="margin:0 0 16px;font-size:16px;line-height:1.6;color:#29393a">${escapeHtml(text)}</p>`

function reasonBlock({ title, about, instruction }: MailContent['reasons'][number]): string {
  const file =
    about === undefined
      ? ''
      : `<div class="quiet" style="margin:4px 0 0;font-size:14px;line-height:1.5;color:#566b6c">${escapeHtml(about)}</div>`
  return `<div class="reason" style="margin:0 0 12px;padding:14px 16px;background:#f0f7f6;border-left:4px solid #0b7a72;border-radius:6px">
<div class="strong" style="font-size:16px;line-height:1.5;font-weight:650;color:#132021">${escapeHtml(title)}</div>${file}
<div class="body" style="margin:6px 0 0;font-size:15px;line-height:1.6;color:#29393a">${escapeHtml(instruction)}</div>
</div>`
}

function button({ label, url }: NonNullable<MailContent['action']>): string {
  return `<p style="margin:24px 0 8px"><a class="button" href="${escapeHtml(url)}" style="display:inline-block;padding:12px 22px;background:#0b7a72;color:#ffffff;border-radius:8px;font-size:16px;line-height:1.4;font-weight:600;text-decoration:none">${escapeHtml(label)}</a></p>`
}

/** The mail in HTML. It loads nothing: no pictures, no fonts, no scripts, so that opening it notifies nobody. */
export function htmlMail(content: MailContent): string {
  const { language, productName, subject, title, before, reasons, after, action, footer, supportUrl } =
    content
  const quiet = (text: string) =>
    `<p class="quiet" style="margin:0 0 8px;font-size:13px;line-height:1.6;color:#566b6c">${text}</p>`
  const support = `<a href="${escapeHtml(supportUrl)}" style="color:#566b6c;word-break:break-word">${escapeHtml(supportUrl)}</a>`
  const last = footer.length - 1
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(subject)}</title>
<style>${darkMode}</style>
</head>
<body class="page" style="margin:0;padding:0;background:#eef3f3;${font}">
<div style="display:none;max-height:0;overflow:hidden">${escapeHtml(before[0] ?? '')}</div>
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" style="background:#eef3f3">
<tr><td class="frame" align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px">
<tr><td class="card" align="left" style="padding:36px 40px;background:#ffffff;border:1px solid #dbe5e5;border-radius:12px">
<p class="brand" style="margin:0 0 20px;font-size:14px;line-height:1.4;font-weight:650;color:#0b7a72">${escapeHtml(productName)}</p>
<h1 class="strong" style="margin:0 0 18px;font-size:22px;line-height:1.35;font-weight:650;color:#132021">${escapeHtml(title)}</h1>
${[...before.map(paragraph), ...reasons.map(reasonBlock), ...after.map(paragraph)].join('\n')}
${action === undefined ? '' : button(action)}
<hr class="rule" style="margin:28px 0 20px;border:0;border-top:1px solid #dbe5e5">
${footer.map((text, index) => quiet(index === last ? `${escapeHtml(text)} ${support}` : escapeHtml(text))).join('\n')}
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`
}
