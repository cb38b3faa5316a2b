import { randomInt } from 'node:crypto'
import { gb11643CheckDigit } from '../domain/gb11643.ts'

/** The fields that an applicant enters. */
export interface SampleHolder {
  readonly name: string
  readonly certificateNumber: string
  readonly expiryDate: string
}

const digits = (count: number): string => String(randomInt(10 ** count)).padStart(count, '0')

/** A new number for each call, because the quota limits the accounts of one certificate. */
const newIdCardNumber = (): string => {
  const birthDate = `${randomInt(1960, 2000)}${String(randomInt(1, 13)).padStart(2, '0')}${randomInt(10, 29)}`
  const first17 = `110105${birthDate}${digits(3)}`
  return `${first17}${gb11643CheckDigit(first17)}`
}

const inYears = (years: number): string => {
  const date = new Date()
  date.setUTCFullYear(date.getUTCFullYear() + years)
  return date.toISOString().slice(0, 10)
}

export const sampleIdCardHolder = (): SampleHolder => ({
  name: '张小明',
  certificateNumber: newIdCardNumber(),
  expiryDate: inYears(5),
})

export const samplePassportHolder = (): SampleHolder => ({
  name: 'LI SPECIMEN',
  certificateNumber: `E${digits(8)}`,
  expiryDate: inYears(5),
})
