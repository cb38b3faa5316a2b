import { Kbd, TextInput, VisuallyHidden } from '@mantine/core'
import { type KeyboardEvent, type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CertificateType, slotsOf } from '#domain/certificates.ts'
import type { ReasonCode } from '#domain/reasons.ts'
import { useSlotName } from '#web/shared/use-slot-name.ts'
import { useNames } from '../names.ts'
import { Mark } from '../review-marks.tsx'
import classes from './decision.module.css'
import { type DecisionDraft, type ReasonPlace, reasonEntry } from './decision-draft.ts'
import {
  choicesOf,
  isChosen,
  matches,
  type ReasonChoice,
  type ReasonSubject,
  reasonSubjects,
  toggled,
} from './reason-choices.ts'

interface BoxProps {
  readonly choice: ReasonChoice
  readonly name: string
  readonly title: string
  readonly checked: boolean
  readonly onToggle: () => void
}

/** A checkbox that shows the letter that chooses it. */
function Box({ choice: { letter }, name, title, checked, onToggle }: BoxProps) {
  return (
    <label className={classes.box} title={title}>
      <input
        type="checkbox"
        data-reason-box
        aria-label={name}
        aria-keyshortcuts={letter === letter.toUpperCase() ? `Shift+${letter}` : letter}
        checked={checked}
        onChange={onToggle}
      />
      <span aria-hidden="true">{letter}</span>
    </label>
  )
}

interface Props {
  readonly certificateType: CertificateType
  readonly choices: readonly ReasonChoice[]
  readonly draft: DecisionDraft
  readonly onChange: (draft: DecisionDraft) => void
  /** Reasons that hints suggest. None is chosen. */
  readonly suggestedCodes: readonly ReasonCode[]
  readonly searchField: RefObject<HTMLInputElement | null>
}

/** All reasons of the outcome, by what they are about. Those about files have a column for each file. */
export function ReasonBoard({
  certificateType,
  choices,
  draft,
  onChange,
  suggestedCodes,
  searchField,
}: Props) {
  const { t } = useTranslation('reviewer')
  const { language } = useNames()
  const slotNameOf = useSlotName()
  const [search, setSearch] = useState('')
  const placeName = (place: ReasonPlace) =>
    place === 'ALL' ? t('decision.allFiles') : t(`slots.${slotNameOf(place)}`)
  const labelOf = (code: ReasonCode) => t(`reasons.${code}`)
  const nameOf = ({ code, place }: ReasonChoice) =>
    place === undefined ? labelOf(code) : `${labelOf(code)} · ${placeName(place)}`
  const found = choicesOf(choices, draft.outcome).filter(choice =>
    matches(search, [nameOf(choice), ...Object.values(reasonEntry(choice.code).title), choice.code]),
  )
  const toggle = (choice: ReasonChoice) => onChange(toggled(draft, choice))
  const searchKey = (event: KeyboardEvent) => {
    // The key belongs to the input method, which inserts a Chinese word.
    if (event.nativeEvent.isComposing) return
    const [first] = found
    if (event.key === 'Escape' || (event.key === 'Enter' && !event.ctrlKey && !event.metaKey)) {
      event.preventDefault()
      if (event.key === 'Enter' && search !== '' && first !== undefined) toggle(first)
      setSearch('')
      document.querySelector<HTMLElement>('[data-reason-box]')?.focus()
    }
  }
  const box = (choice: ReasonChoice) => (
    <Box
      key={choice.letter}
      choice={choice}
      name={nameOf(choice)}
      title={reasonEntry(choice.code).title[language]}
      checked={isChosen(draft, choice)}
      onToggle={() => toggle(choice)}
    />
  )
  const label = (code: ReasonCode) => (
    <span className={classes.reasonName} title={reasonEntry(code).title[language]}>
      {labelOf(code)}
      {suggestedCodes.includes(code) ? <Mark tone="other">{t('decision.suggested')}</Mark> : null}
    </span>
  )
  const places: readonly ReasonPlace[] = [...slotsOf(certificateType), 'ALL']
  const rows = (subject: ReasonSubject) => {
    const shown = found.filter(each => each.subject === subject)
    const codes = [...new Set(shown.map(({ code }) => code))]
    if (codes.length === 0) return null
    const isAboutFiles = subject === 'FILES'
    return (
      <fieldset key={subject} className={classes.subject} data-subject={subject}>
        <legend>{t(`decision.subjects.${subject}`)}</legend>
        {isAboutFiles ? (
          <div
            aria-hidden="true"
            className={classes.fileRow}
            style={{ '--files': places.length } as Record<string, unknown>}
          >
            <span />
            {places.map(place => (
              <span key={place} className={classes.fileName}>
                {placeName(place)}
              </span>
            ))}
          </div>
        ) : null}
        {codes.map(code => {
          const own = shown.filter(each => each.code === code)
          return isAboutFiles ? (
            <div
              key={code}
              className={classes.fileRow}
              style={{ '--files': places.length } as Record<string, unknown>}
            >
              {label(code)}
              {places.map(place => (
                <span key={place}>{own.filter(each => each.place === place).map(box)}</span>
              ))}
            </div>
          ) : (
            <div key={code} className={classes.reasonRow}>
              {own.map(box)}
              {label(code)}
            </div>
          )
        })}
      </fieldset>
    )
  }
  return (
    <div>
      <TextInput
        ref={searchField}
        size="xs"
        aria-label={t('decision.search')}
        placeholder={t('decision.search')}
        value={search}
        onChange={({ currentTarget }) => setSearch(currentTarget.value)}
        onKeyDown={searchKey}
        rightSection={
          <Kbd aria-hidden="true" size="xs" visibleFrom="sm">
            /
          </Kbd>
        }
      />
      <VisuallyHidden role="status">
        {search === '' ? '' : t('decision.found', { number: found.length })}
      </VisuallyHidden>
      <div className={classes.board}>{reasonSubjects.map(rows)}</div>
    </div>
  )
}
