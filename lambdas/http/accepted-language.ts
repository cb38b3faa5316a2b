import { localeSchema } from '../../contract/fields.ts'

/** The first language of an Accept-Language header, or undefined. */
export function acceptedLanguage(header: string | undefined): string | undefined {
  const [first = ''] = header?.split(',') ?? []
  const [name = ''] = first.split(';')
  const parsed = localeSchema().safeParse(name.trim())
  return parsed.success ? parsed.data : undefined
}
