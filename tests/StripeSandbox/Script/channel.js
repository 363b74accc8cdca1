// The sandbox's own origin: everything that knows a card lives there, in frames.
const sandboxOrigin = new URL(document.currentScript.src).origin;

class IntegrationError extends Error {
  constructor(message) {
    super(message);
    this.name = 'IntegrationError';
  }
}

// Talks with one frame. Only that frame, and only on the sandbox's origin, is heard.
class Channel {
  #frame;
  #waiting = new Map();
  #listeners = new Map();
  #greeted;
  #lastId = 0;

  constructor(frame) {
    this.#frame = frame;
    this.#greeted = new Promise(resolve => this.on('hello', resolve));
    window.addEventListener('message', this.#receive);
  }

  on(type, listener) {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener]);
  }

  tell(type, detail = {}) {
    this.#frame.contentWindow?.postMessage({ type, ...detail }, sandboxOrigin);
  }

  async ask(type, detail = {}) {
    await this.#greeted;
    const id = ++this.#lastId;
    return new Promise(resolve => {
      this.#waiting.set(id, resolve);
      this.tell(type, { id, ...detail });
    });
  }

  close() {
    window.removeEventListener('message', this.#receive);
  }

  #receive = event => {
    if (event.origin !== sandboxOrigin || event.source !== this.#frame.contentWindow) return;
    const { type, id, ...detail } = event.data ?? {};
    if (type === 'answer') {
      this.#waiting.get(id)?.(detail.result);
      this.#waiting.delete(id);
      return;
    }

    for (const listener of this.#listeners.get(type) ?? []) listener(detail);
  };
}

// Looks are set property by property: a strict style-src of the shop allows that, but no style attribute.
function createFrame(page, title, look) {
  const frame = document.createElement('iframe');
  frame.src = `${sandboxOrigin}/frames/${page}?parent=${encodeURIComponent(window.location.origin)}`;
  frame.title = title;
  frame.referrerPolicy = 'no-referrer';
  Object.assign(frame.style, { border: '0', display: 'block', ...look });
  return frame;
}

const copy = value => JSON.parse(JSON.stringify(value ?? {}));

