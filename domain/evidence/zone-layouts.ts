/**
 * The layouts of machine-readable zones. Positions count from 0, `to` is exclusive.
 *
 * Sources: ICAO Doc 9303 part 4 (TD3), part 5 (TD1), part 6 (TD2), part 7 (MRV-A and MRV-B). `CN_PERMIT` is the first
 * line of the cards for travel between the mainland, Hong Kong, Macao and Taiwan (GA/T 704); the two lines below it
 * have an encoded Chinese name and are not read.
 */

export type ZoneField =
  | 'documentCode'
  | 'issuer'
  | 'name'
  | 'number'
  | 'nationality'
  | 'birthDate'
  | 'sex'
  | 'expiryDate'
  | 'optionalData'
  | 'otherOptionalData'

const checkedFields = ['number', 'birthDate', 'expiryDate', 'optionalData'] as const

export type CheckedField = (typeof checkedFields)[number]

/** What a check digit covers; `composite` is the one over several fields. */
export const checkNames = [...checkedFields, 'composite'] as const

export interface Span {
  readonly line: number
  readonly from: number
  readonly to: number
}

export interface ZoneLayout {
  readonly lines: number
  readonly length: number
  /** What the document code begins with. */
  readonly codes: RegExp
  readonly fields: Readonly<Partial<Record<ZoneField, Span>>>
  /** The position of each field's check digit, on the field's line. */
  readonly checks: Readonly<Partial<Record<CheckedField, number>>>
  readonly composite?: { readonly line: number; readonly at: number; readonly over: readonly Span[] }
  /** A number longer than 9 characters continues in the optional data. */
  readonly hasLongNumbers?: true
  /** The issuer is not in the zone. */
  readonly issuer?: 'CHN'
}

const span = (line: number, from: number, to: number): Span => ({ line, from, to })

/** Line 2 of every zone with two lines has the same beginning. */
const secondLine = {
  number: span(1, 0, 9),
  nationality: span(1, 10, 13),
  birthDate: span(1, 13, 19),
  sex: span(1, 20, 21),
  expiryDate: span(1, 21, 27),
}

const secondLineChecks = { number: 9, birthDate: 19, expiryDate: 27 }

const head = { documentCode: span(0, 0, 2), issuer: span(0, 2, 5) }

const zoneLayouts = {
  TD1: {
    lines: 3,
    length: 30,
    codes: /^[ACI]/,
    fields: {
      ...head,
      number: span(0, 5, 14),
      optionalData: span(0, 15, 30),
      birthDate: span(1, 0, 6),
      sex: span(1, 7, 8),
      expiryDate: span(1, 8, 14),
      nationality: span(1, 15, 18),
      otherOptionalData: span(1, 18, 29),
      name: span(2, 0, 30),
    },
    checks: { number: 14, birthDate: 6, expiryDate: 14 },
    composite: { line: 1, at: 29, over: [span(0, 5, 30), span(1, 0, 7), span(1, 8, 15), span(1, 18, 29)] },
    hasLongNumbers: true,
  },
  TD2: {
    lines: 2,
    length: 36,
    codes: /^[ACIP]/,
    fields: { ...head, ...secondLine, name: span(0, 5, 36), optionalData: span(1, 28, 35) },
    checks: secondLineChecks,
    composite: { line: 1, at: 35, over: [span(1, 0, 10), span(1, 13, 20), span(1, 21, 35)] },
    hasLongNumbers: true,
  },
  TD3: {
    lines: 2,
    length: 44,
    codes: /^P/,
    fields: { ...head, ...secondLine, name: span(0, 5, 44), optionalData: span(1, 28, 42) },
    checks: { ...secondLineChecks, optionalData: 42 },
    composite: { line: 1, at: 43, over: [span(1, 0, 10), span(1, 13, 20), span(1, 21, 43)] },
  },
  MRV_A: {
    lines: 2,
    length: 44,
    codes: /^V/,
    fields: { ...head, ...secondLine, name: span(0, 5, 44), optionalData: span(1, 28, 44) },
    checks: secondLineChecks,
  },
  MRV_B: {
    lines: 2,
    length: 36,
    codes: /^V/,
    fields: { ...head, ...secondLine, name: span(0, 5, 36), optionalData: span(1, 28, 36) },
    checks: secondLineChecks,
  },
  CN_PERMIT: {
    lines: 1,
    length: 30,
    codes: /^C[DRST]/,
    fields: {
      documentCode: span(0, 0, 2),
      number: span(0, 2, 11),
      expiryDate: span(0, 13, 19),
      birthDate: span(0, 21, 27),
    },
    checks: { number: 11, expiryDate: 19, birthDate: 27 },
    composite: { line: 0, at: 29, over: [span(0, 2, 12), span(0, 13, 20), span(0, 21, 28)] },
    issuer: 'CHN',
  },
} as const satisfies Record<string, ZoneLayout>

export type ZoneFormat = keyof typeof zoneLayouts

export const zoneFormats = Object.keys(zoneLayouts) as ZoneFormat[]

export const layoutOf = (format: ZoneFormat): ZoneLayout => zoneLayouts[format]

/** Whether the line has no check digits: its length is not critical. */
export const isNameLine = (format: ZoneFormat, line: number): boolean =>
  layoutOf(format).fields.name?.line === line
