import type { search as english } from '../en/search.ts'
import type { SameShape } from '../same-shape.ts'

export const search = {
  title: '搜索',
  label: 'ID、邮箱或证件号码',
  hint: '按邮箱或证件号码搜索时，搜到的账号会留下记录。如需搜索形似号码的 ID，请在前面加上 id:。',
  issuedIn: '签发地区',
  search: '搜索',
  nothingEntered: '请输入要搜索的内容。',
  invalid: '这不是有效的 ID、邮箱或证件号码。',
  nothingFound: '没有找到结果。',
  found: '搜索结果',
  account: '账号 {{id}}',
  application: '申请 {{id}}',
  close: '关闭结果',
} as const satisfies SameShape<typeof english>
