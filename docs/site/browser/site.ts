import MiniSearch, { type SearchResult } from 'minisearch'
import { searchOptions } from './search-options.ts'

/** The element that the layout has. */
function element<E extends Element>(selector: string, type: new () => E): E {
  const found = document.querySelector(selector)
  if (!(found instanceof type)) throw new Error(`The page has no ${selector}`)
  return found
}

const maximumResults = 12

const dialog = element('.finder', HTMLDialogElement)
const input = element('.finder input', HTMLInputElement)
const status = element('.finder .status', HTMLElement)
const list = element('.finder .found', HTMLElement)
const opener = element('button.search', HTMLButtonElement)

let loading: Promise<MiniSearch> | undefined

async function loadIndex(): Promise<MiniSearch> {
  const response = await fetch('/docs/search.json')
  if (!response.ok) throw new Error(`The index of the search answered ${response.status}`)
  return MiniSearch.loadJSON(await response.text(), searchOptions)
}

function resultItem({ address, page, heading }: SearchResult): HTMLLIElement {
  const item = document.createElement('li')
  const link = document.createElement('a')
  link.href = String(address)
  const title = document.createElement('strong')
  title.textContent = String(heading)
  const where = document.createElement('span')
  where.textContent = String(page)
  link.append(title, where)
  item.append(link)
  return item
}

async function showResults(): Promise<void> {
  const words = input.value.trim()
  loading ??= loadIndex()
  try {
    const index = await loading
    // A later input has results of its own.
    if (words !== input.value.trim()) return
    const results = words === '' ? [] : index.search(words).slice(0, maximumResults)
    list.replaceChildren(...results.map(resultItem))
    if (words === '') status.textContent = 'Search guides, calls of the API, error codes and settings.'
    else if (results.length === 0)
      status.textContent = `Nothing was found for “${words}”. Try fewer or other words.`
    else status.textContent = results.length === 1 ? 'One result' : `${results.length} results`
  } catch {
    loading = undefined
    status.textContent = 'The search could not be loaded. Check your connection, then type again.'
  }
}

function open(): void {
  if (dialog.open) return
  dialog.showModal()
  input.select()
  void showResults()
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** Moves the focus among the field and the results. */
function moveFocus(by: 1 | -1): void {
  const stops: HTMLElement[] = [input, ...list.querySelectorAll('a')]
  const index = stops.indexOf(document.activeElement as HTMLElement)
  stops[Math.min(Math.max(index + by, 0), stops.length - 1)]?.focus()
}

opener.hidden = false
opener.addEventListener('click', open)
input.addEventListener('input', () => void showResults())
document.addEventListener('keydown', event => {
  const isShortcut =
    event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target)
  if (isShortcut || (event.key === 'k' && (event.ctrlKey || event.metaKey))) {
    event.preventDefault()
    open()
  }
})
dialog.addEventListener('keydown', event => {
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault()
    moveFocus(event.key === 'ArrowDown' ? 1 : -1)
  }
  if (event.key === 'Enter' && event.target === input) {
    event.preventDefault()
    list.querySelector('a')?.click()
  }
})
dialog.addEventListener('click', event => {
  // A click outside the content, or on a result, which may be on this page.
  if (event.target === dialog || (event.target instanceof Element && event.target.closest('.found a')))
    dialog.close()
})

/** Adds a button that copies the code to each block. */
for (const block of document.querySelectorAll('.code')) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'copy'
  button.textContent = 'Copy'
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(block.querySelector('code')?.textContent ?? '')
      button.textContent = 'Copied'
    } catch {
      button.textContent = 'Not allowed'
    }
  })
  block.append(button)
}

/** Content that is wider than its box can be scrolled by keyboard. */
function makeScrollable(): void {
  for (const box of document.querySelectorAll<HTMLElement>('.scroll')) {
    if (box.scrollWidth > box.clientWidth) {
      box.tabIndex = 0
      box.setAttribute('role', 'group')
      box.setAttribute('aria-label', 'Wide content')
    } else {
      for (const name of ['tabindex', 'role', 'aria-label']) box.removeAttribute(name)
    }
  }
}
makeScrollable()
addEventListener('resize', makeScrollable)
document.addEventListener('toggle', makeScrollable, { capture: true })

const sidebar = element('.sidebar', HTMLElement)
const current = sidebar.querySelector<HTMLElement>('[aria-current]')
if (current !== null) sidebar.scrollTop = current.offsetTop - sidebar.clientHeight / 2
