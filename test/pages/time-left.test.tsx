import { expect, test } from '@jest/globals'
import { screen } from '@testing-library/react'
import type { Language } from '../support/page-texts.ts'
import { answersOf, applicationId, withApplication } from './applicant-data.ts'
import { openPage } from './open-page.tsx'
import { texts } from './stage.ts'

const expiresAt = '2026-12-07T02:00:00.000Z'

async function openRetry(attemptsLeft: number, language: Language) {
  const retry = { ...withApplication('RETRY_REQUESTED'), expiresAt, attemptsLeft }
  await openPage(`/applications/${applicationId}`, { answers: answersOf(retry), language })
  const text = await screen.findByText((_, element) => element?.getAttribute('datetime') === expiresAt)
  return { shown: text.textContent ?? '', words: texts(language).application.editor }
}

const beforeTime = (text: string) => text.split('{{')[0] as string

test.each(['en', 'zh'] as const)(
  'a retry states its deadline in the stage’s zone, and how many submissions are left (%s)',
  async language => {
    const { shown, words } = await openRetry(2, language)
    expect(shown.startsWith(beforeTime(words.submitBy))).toBe(true)
    // 10:00 in Beijing.
    expect(shown).toMatch(/7 Dec(ember)? 2026|2026年12月7日/)
    expect(shown).toContain('10:00')
    expect(shown).toContain(words.attemptsLeft.replace('{{number}}', '2'))
    expect(shown).not.toContain(words.lastAttempt)
  },
)

test.each(['en', 'zh'] as const)(
  'before the last submission, a retry says what follows it (%s)',
  async language => {
    const { shown, words } = await openRetry(1, language)
    expect(shown).toContain(words.attemptsLeft.replace('{{number}}', '1'))
    expect(shown).toContain(words.lastAttempt)
  },
)
