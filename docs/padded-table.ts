/** The lines of a Markdown table, padded as a formatter would. */
export function paddedTable(headings: readonly string[], body: readonly (readonly string[])[]): string[] {
  const rows = [headings, ...body]
  const widths = headings.map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0)))
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  const [head = '', ...others] = rows.map(line)
  return [head, line(widths.map(width => '-'.repeat(width))), ...others]
}
