import { signIn } from '../../local/sign-in.ts'
import type { User } from '../../local/stack-file.ts'
import { stack } from './world.ts'

/** The ID token, which is not valid for the API. */
export const idToken = async (user: User): Promise<string> => (await signIn(stack, user)).idToken
