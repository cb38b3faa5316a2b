import type { Application } from '@realname/client'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { type ReasonField, reasonFields } from '#domain/reasons.ts'
import { useApi } from '#web/shared/api.ts'
import { suggestionsQuery } from '../queries/suggestions.ts'
import type { Details, DetailsRules } from './details-problems.ts'
import { differingFields, type Suggestions, suggestedDetails } from './suggested-details.ts'
import type { DetailsForm } from './use-details.ts'

type Filled = Partial<Record<ReasonField, Partial<Details>>>

const nothing: Suggestions = {}

const isEmpty = (field: ReasonField, details: Details): boolean =>
  details[field].trim() === '' && !(field === 'expiryDate' && details.longTerm)

const noDetailsOf = (field: ReasonField): Partial<Details> =>
  field === 'expiryDate' ? { expiryDate: '', longTerm: false } : {}

const isUnchanged = (filled: Partial<Details> | undefined, details: Details): boolean =>
  filled !== undefined &&
  Object.entries(filled).every(([key, value]) => details[key as keyof Details] === value)

interface Suggesting {
  readonly application: Application
  readonly form: DetailsForm
  readonly rules: DetailsRules
  /** Each reading is recorded, so it waits until the form is shown. */
  readonly isFormShown: boolean
}

/** Fills empty fields with what machines read. Each filled field must be looked at, and each other value is asked about once. */
export function useSuggestions({ application, form, rules, isFormShown }: Suggesting) {
  const { applicationId, documents } = application
  const [filled, setFilled] = useState<Filled>({})
  const [checked, setChecked] = useState<readonly ReasonField[]>([])
  const [kept, setKept] = useState<readonly string[]>([])
  const [wasTried, setWasTried] = useState(false)
  const ready = documents.flatMap(({ evidence, documentId = '' }) =>
    evidence === 'READY' ? [documentId] : [],
  )
  const isReading = documents.some(({ evidence }) => evidence === 'PENDING')
  const { data: read = nothing } = useQuery({
    ...suggestionsQuery(useApi(), applicationId, ready),
    enabled: isFormShown && ready.length > 0 && !isReading,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the form is filled once for each reading.
  useEffect(() => {
    const isFree = (field: ReasonField) =>
      (isEmpty(field, form.values) || isUnchanged(filled[field], form.values)) &&
      document.activeElement?.id !== field
    const values: Filled = Object.fromEntries(
      Object.entries(suggestedDetails(read, rules)).filter(([field]) => isFree(field as ReasonField)),
    )
    if (Object.keys(values).length === 0) return
    const wasTyped = form.isDirty()
    const all = Object.assign({}, form.values, ...Object.values(values)) as Details
    form.setValues(all)
    // What the page filled in is not lost by leaving it.
    if (!wasTyped) form.resetDirty(all)
    setFilled(before => ({ ...before, ...values }))
    setChecked(before => before.filter(field => values[field] === undefined))
  }, [read])

  const isMarked = (field: ReasonField) => isUnchanged(filled[field], form.values)
  const entryOf = (field: ReasonField) => `${field} ${form.values[field]} ${form.values.longTerm}`
  const differing = differingFields(form.values, read, rules).filter(field => !kept.includes(entryOf(field)))
  const unchecked = reasonFields.filter(field => isMarked(field) && !checked.includes(field))
  return {
    read,
    /** The mark of a field that shows what was read; undefined for a typed one. */
    markOf: (field: ReasonField) =>
      isMarked(field)
        ? {
            isChecked: checked.includes(field),
            isMissed: wasTried && !checked.includes(field),
            check: (isChecked: boolean) =>
              setChecked(before => [...before.filter(each => each !== field), ...(isChecked ? [field] : [])]),
          }
        : undefined,
    unchecked,
    /** Shows which marks are missing. */
    demandChecks: () => setWasTried(true),
    /** The fields to ask about: entered differently than read, and not kept before. */
    differing,
    /** Takes what was read into the named fields, which the applicant has just compared. The others keep their entries. */
    settle: (asRead: readonly ReasonField[]) => {
      const suggested = suggestedDetails(read, rules)
      const taken: Filled = Object.fromEntries(
        asRead.map(field => [field, { ...noDetailsOf(field), ...suggested[field] }]),
      )
      form.setValues(Object.assign({}, form.values, ...Object.values(taken)) as Details)
      for (const field of asRead) form.clearFieldError(field)
      setFilled(before => ({ ...before, ...taken }))
      setChecked(before => [...before, ...asRead])
      setKept(before => [...before, ...differing.filter(each => !asRead.includes(each)).map(entryOf)])
    },
  }
}

export type SuggestionsOfForm = ReturnType<typeof useSuggestions>
