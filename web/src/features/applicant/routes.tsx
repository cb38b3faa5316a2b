import type { RouteObject } from 'react-router'
import { AccountPage } from './account-page.tsx'

type Page = Pick<RouteObject, 'Component'>

export const account: Page = { Component: AccountPage }
export const authenticate: Page = { Component: AccountPage }
export const application: Page = { Component: AccountPage }
