import { type UseFormReturnType, useForm } from '@mantine/form'
import { type Details, type DetailsRules, detailsProblems, noDetails } from './details-problems.ts'
import { useAfterPress } from './use-after-press.ts'

export type DetailsForm = UseFormReturnType<Details>

/** Keeps the typed fields above the steps, so that a change of steps loses nothing. */
export const useDetails = (rules: DetailsRules): DetailsForm => {
  const afterPress = useAfterPress()
  return useForm<Details>({
    mode: 'controlled',
    initialValues: noDetails,
    validate: details => detailsProblems(details, rules),
    enhanceGetInputProps: ({ field, form }) => ({
      onBlur: () => afterPress(() => form.validateField(field)),
    }),
  })
}
