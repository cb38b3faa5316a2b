import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { clientTypes, typesFile } from '../../client/client-types.ts'

test('the client’s types are those of the OpenAPI document: `npm run client` changes nothing', async () => {
  expect(readFileSync(typesFile, 'utf8')).toBe(await clientTypes())
})
