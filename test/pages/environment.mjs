import JsdomEnvironment from 'jest-environment-jsdom'

/** In jsdom, `<search>` is an unknown element, about which React complains. */
function knowSearch(document) {
  const create = document.createElement.bind(document)
  document.createElement = (name, options) => {
    const element = create(name, options)
    if (name === 'search') Object.defineProperty(element, Symbol.toStringTag, { value: 'HTMLElement' })
    return element
  }
}

/** What every browser has, and jsdom has not: the classes of fetch, the size of elements, media queries, and fonts. */
export default class BrowserLikeEnvironment extends JsdomEnvironment {
  constructor(config, context) {
    super(config, context)
    Object.assign(this.global, {
      Headers,
      Request,
      Response,
      AbortController,
      AbortSignal,
      TextEncoder,
      TextDecoder,
      BroadcastChannel,
      structuredClone,
    })
    Object.defineProperty(this.global, 'crypto', { value: crypto })
    this.global.CSS = { supports: () => false }
    this.global.ResizeObserver = class {
      observe() {}
      unobserve() {}
      disconnect() {}
    }
    this.global.matchMedia = media => ({
      matches: false,
      media,
      addEventListener() {},
      removeEventListener() {},
    })
    knowSearch(this.global.document)
    this.global.document.fonts = new this.global.EventTarget()
    this.global.Element.prototype.scrollIntoView = () => {}
    this.global.scrollTo = () => {}
  }
}
