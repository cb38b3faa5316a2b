import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import './app/app.css'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { CannotStart } from './app/failure-pages.tsx'
import { FramedPage } from './app/framed-page.tsx'
import { texts } from './app/texts.ts'
import { loadConfig } from './shared/config.ts'
import { startTranslation, stateLimits } from './shared/i18n.ts'
import { Session } from './shared/session.ts'

const place = document.getElementById('root')
if (place === null) throw new Error('index.html lacks #root')
const root = createRoot(place)

try {
  const [config] = await Promise.all([loadConfig(), startTranslation(texts)])
  stateLimits(config)
  const isFramed = window.self !== window.top
  root.render(isFramed ? <FramedPage /> : <App config={config} session={new Session(config.signIn)} />)
} catch {
  root.render(<CannotStart />)
}
