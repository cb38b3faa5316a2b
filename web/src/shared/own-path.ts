/** The path, if it leads to a page of this site as browsers read it: `//host` and `/\host` are other sites. */
export function ownPath(told: unknown, origin: string): string {
  if (typeof told !== 'string' || !URL.canParse(told, origin)) return '/'
  const { origin: target, pathname, search, hash } = new URL(told, origin)
  const path = `${pathname}${search}${hash}`
  return target === origin && !path.startsWith('//') ? path : '/'
}
