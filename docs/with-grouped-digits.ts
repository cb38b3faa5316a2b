/** 10485760 → 10,485,760 */
export const withGroupedDigits = (text: string): string =>
  text.replaceAll(/\d{5,}/g, digits => Number(digits).toLocaleString('en'))
