import { describe, expect, test } from '@jest/globals'
import { ops } from '../support/ops-command.ts'

describe('a command that does not exist is explained and does nothing', () => {
  test.each([
    [],
    ['resume'],
    ['parked', 'x'],
    ['resume', 'a', 'b'],
    ['drop'],
    ['audit'],
    ['audit', 'mend'],
    ['audit', 'verify', 'x'],
    ['parked', '--account', 'x'],
    ...['0', '-1', 'ten', '1.5'].map(days => ['audit', 'verify', `--audit-days=${days}`]),
    ['staff', 'add', 'wang@example.com'],
    ['staff', 'add', 'wang@example.com', '--role', 'king'],
    ['staff', 'add', 'wang', '--role', 'reviewer'],
    ['staff', 'list', 'wang@example.com'],
    ['applicant', 'add', 'li@example.com', '--region', 'XX'],
    ['token', 'x'],
    ['keys'],
    ['keys', 'create', 'shop'],
    ['keys', 'create', 'shop', '--scope', 'sessions/everything'],
    ['keys', 'create', 'shop', '--scope', 'sessions/create', '--days', '0'],
    ['keys', 'create', '--scope', 'sessions/create'],
    ['keys', 'revoke'],
    ['keys', 'list', 'x'],
    ['parked', '--role', 'reviewer'],
    ['staff', 'list', '--everybody'],
    ['staff', 'add', 'wang@example.com', '--role'],
    ['acceptance', 'x'],
    ['acceptance', '--webhook', 'here'],
    ['acceptance', '--quota', '0'],
    ['watch-expiry', 'x'],
    ['watch-expiry', '--segments', '4'],
    ['load', '--applications', 'many'],
    ['load', '--rate=-1'],
    ['load', '--webhook', 'https://operator.test'],
  ])('%s %s %s', async (...args: string[]) => {
    const { code, out, err } = await ops(...args.filter(each => each !== undefined))
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain('Usage: npm run ops --')
  })
})
