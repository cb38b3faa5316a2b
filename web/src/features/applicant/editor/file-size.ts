const mega = 1_048_576

/** As people say it: `812 kB`, `3.4 MB`. */
export function fileSize(bytes: number, language: string): string {
  const [unit, value] =
    bytes >= mega ? (['megabyte', bytes / mega] as const) : (['kilobyte', bytes / 1024] as const)
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: unit === 'megabyte' ? 1 : 0,
  }).format(value)
}
