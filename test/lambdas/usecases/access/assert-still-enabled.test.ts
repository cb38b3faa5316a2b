import { expect, test } from '@jest/globals'
import {
  assertStillEnabled,
  assertStillHasRole,
} from '../../../../lambdas/usecases/access/assert-still-enabled.ts'
import { inMemoryDirectory } from '../../../support/in-memory-services.ts'
import { refusalOf, refused } from '../../../support/refusal.ts'
import { reviewer } from '../../../support/world.ts'

const known = { ...reviewer, userName: 'name-1' }

test('an enabled user passes', async () => {
  await expect(assertStillEnabled({ directory: inMemoryDirectory() }, known)).resolves.toBeUndefined()
})

test('a disabled or deleted user is refused, by the name in the directory', async () => {
  const directory = inMemoryDirectory()
  directory.gone.add('name-1')
  expect(await refusalOf(() => assertStillEnabled({ directory }, known))).toEqual(refused('ACCOUNT_DISABLED'))
  const other = { ...known, userName: 'reviewer-1' }
  await expect(assertStillEnabled({ directory }, other)).resolves.toBeUndefined()
})

test('a failure of the directory is an error', async () => {
  const broken = new Error('no connection')
  const directory = { ...inMemoryDirectory(), isEnabled: () => Promise.reject(broken) }
  await expect(assertStillEnabled({ directory }, known)).rejects.toBe(broken)
})

test('a reviewing system is not checked in the directory', async () => {
  const directory = {
    ...inMemoryDirectory(),
    isEnabled: () => Promise.reject(new Error('nobody to ask for')),
  }
  await expect(assertStillEnabled({ directory }, reviewer)).resolves.toBeUndefined()
})

test('a user removed from the group is refused with any token; a reviewing system is not checked', async () => {
  const directory = inMemoryDirectory()
  await expect(assertStillHasRole({ directory }, known, 'reviewer')).resolves.toBeUndefined()
  directory.roleless.add('name-1')
  expect(await refusalOf(() => assertStillHasRole({ directory }, known, 'reviewer'))).toEqual(
    refused('FORBIDDEN'),
  )
  await expect(assertStillHasRole({ directory }, reviewer, 'reviewer')).resolves.toBeUndefined()
})
