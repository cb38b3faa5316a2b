import { type UseFormReturnType, useForm } from '@mantine/form'
import { type Details, type DetailsRules, detailsProblems, noDetails } from './details-problems.ts'

export type DetailsForm = UseFormReturnType<Details>

/** Holds what is typed above the steps, so that going between them loses nothing. */
export const useDetails = (rules: DetailsRules): DetailsForm =>
  useForm<Details>({
    mode: 'controlled',
    initialValues: noDetails,
    validate: details => detailsProblems(details, rules),
    validateInputOnBlur: true,
  })
