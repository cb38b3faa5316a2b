import { signIn } from '../../local/sign-in.ts'
import type { User } from '../../local/stack-file.ts'
import { stack } from './world.ts'

/** The token that is for the client to read, not to act with. */
export const idToken = async (user: User): Promise<string> => (await signIn(stack, user)).idToken
