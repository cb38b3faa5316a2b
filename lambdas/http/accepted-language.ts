import { localeSchema } from '../../contract/fields.ts'

/** What a browser would like best: the first language that an Accept-Language header names; undefined for none, or any. */
export function acceptedLanguage(header: string | undefined): string | undefined {
  const [first = ''] = header?.split(',') ?? []
  const [name = ''] = first.split(';')
  const parsed = localeSchema().safeParse(name.trim())
  return parsed.success ? parsed.data : undefined
}
