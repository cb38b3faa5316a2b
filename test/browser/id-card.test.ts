import { expect, test } from '@jest/globals'
import { decisionReasons } from '../../domain/reasons.ts'
import { applicant, decide, newIdCardNumber, readApplication, reviewer, specimen } from '../engine/world.ts'
import { applicantPages } from './applicant-pages.ts'
import { signIn } from './browser.ts'
import { texts } from './texts.ts'

test('on a phone, in Chinese: an ID card by camera, a retry that keeps accepted data, and a resubmission', async () => {
  const { application } = texts('zh')
  const owner = await applicant()
  const page = await signIn(owner.user, '/', { language: 'zh', device: 'phone' })
  const pages = applicantPages(page, 'zh')
  const applicationId = await pages.start('ID_CARD')
  for (const [slot, camera] of [
    ['FRONT', 'environment'],
    ['HOLDING', 'user'],
  ] as const) {
    expect(await pages.slot(slot).locator(`input[capture=${camera}]`).count()).toBe(1)
  }
  await pages.choose('FRONT', await specimen('FRONT', 'image/png'))
  await pages.choose('BACK', await specimen('BACK', 'image/bmp'))
  await pages.choose('HOLDING', await specimen('HOLDING'))
  for (const slot of ['FRONT', 'BACK', 'HOLDING'] as const) await pages.isAccepted(slot)
  await pages.next()

  const number = newIdCardNumber()
  const wrong = `${number.slice(0, 17)}${number.endsWith('1') ? '2' : '1'}`
  await pages.fillIn({ name: '张小明', certificateNumber: wrong })
  await page.getByText(application.fieldProblems.CHECK_DIGIT).waitFor()
  await pages.fillIn({ certificateNumber: number })
  await page.getByText(application.details.numberGood).waitFor()
  await page.getByLabel(application.details.longTerm).check()
  await pages.submit()
  await pages.isInReview()

  await decide(await reviewer(), applicationId, {
    outcome: 'REQUEST_RETRY',
    reasons: [{ code: 'PHOTO_GLARE', slot: 'FRONT' }, { code: 'NAME_MISMATCH' }],
  })
  await pages.shows(application.editor.correctTitle)
  await pages.says('FRONT', decisionReasons.PHOTO_GLARE.instruction.zh)
  expect(await pages.slot('BACK').getByText(application.upload.kept).count()).toBe(1)
  expect(await pages.slot('BACK').locator('input[type=file]').count()).toBe(0)
  await pages.choose('FRONT', await specimen('FRONT'))
  await pages.isAccepted('FRONT')
  await pages.next()
  await page.getByText(decisionReasons.NAME_MISMATCH.instruction.zh).waitFor()
  expect(await pages.field('certificateNumber').count()).toBe(0)
  await pages.fillIn({ name: '张晓明' })
  await pages.submit()
  await pages.isInReview()
  expect((await readApplication(owner, applicationId)).attempt).toBe(2)
})
