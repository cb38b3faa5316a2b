import type { RouteObject } from 'react-router'
import { AccountPage } from './account/account-page.tsx'
import { ApplicationPage } from './application-page.tsx'
import { AuthenticatePage } from './start/authenticate-page.tsx'

type Page = Pick<RouteObject, 'Component'>

export const account: Page = { Component: AccountPage }
export const authenticate: Page = { Component: AuthenticatePage }
export const application: Page = { Component: ApplicationPage }
