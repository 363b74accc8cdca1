const HEIGHT_BEFORE_FIRST_LAYOUT = '212px';
const LOAD_TIMEOUT_MS = 15000;

// Whether the place on the shop's page is dark, so that fields without a given look fit in.
function isOnDarkGround(place) {
  for (let node = place; node; node = node.parentElement) {
    const [red, green, blue, alpha = 1] = (getComputedStyle(node).backgroundColor.match(/[\d.]+/g) ?? []).map(Number);
    if (alpha > 0) return red * 0.299 + green * 0.587 + blue * 0.114 < 128;
  }
  return getComputedStyle(place).colorScheme.includes('dark') && matchMedia('(prefers-color-scheme: dark)').matches;
}

// The Payment Element: one frame with the card fields, and the events that a shop may listen to.
class PaymentElement {
  #elements;
  #options;
  #frame = null;
  #channel = null;
  #listeners = new Map();
  #destroyed = false;

  constructor(elements, options) {
    this.#elements = elements;
    this.#options = copy(options);
  }

  get channel() {
    if (!this.#channel) throw new IntegrationError('The Payment Element must be mounted first.');
    return this.#channel;
  }

  get mounted() {
    return this.#frame !== null;
  }

  mount(target) {
    if (this.#destroyed) throw new IntegrationError('This Element has already been destroyed.');
    const place = typeof target === 'string' ? document.querySelector(target) : target;
    if (!place) throw new IntegrationError(`The selector you specified (${target}) applies to no DOM elements.`);
    if (this.#frame?.parentElement === place) return;
    this.unmount();

    this.#frame = createFrame('payment', 'Secure payment input frame', { width: '100%', height: HEIGHT_BEFORE_FIRST_LAYOUT });
    this.#channel = new Channel(this.#frame);
    this.#listen(this.#channel, this.#frame);
    place.replaceChildren(this.#frame);
  }

  unmount() {
    this.#channel?.close();
    this.#frame?.remove();
    this.#channel = null;
    this.#frame = null;
  }

  destroy() {
    this.unmount();
    this.#destroyed = true;
    this.#elements.forget(this);
  }

  update(options) {
    Object.assign(this.#options, copy(options));
    this.tellSettings();
  }

  tellSettings() {
    if (!this.mounted) return;
    const ground = isOnDarkGround(this.#frame.parentElement) ? 'dark' : 'light';
    this.#channel.tell('settings', { ...this.#elements.settings(), options: this.#options, ground });
  }

  on(type, listener) {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener]);
    return this;
  }

  once(type, listener) {
    const once = event => {
      this.off(type, once);
      listener(event);
    };
    return this.on(type, once);
  }

  off(type, listener) {
    const left = (this.#listeners.get(type) ?? []).filter(known => listener && known !== listener);
    this.#listeners.set(type, left);
    return this;
  }

  focus() {
    this.#channel?.tell('focus');
  }

  blur() {
    this.#channel?.tell('blur');
  }

  clear() {
    this.#channel?.tell('clear');
  }

  collapse() {
    // One payment method only: there is nothing to fold.
  }

  #emit(type, detail = {}) {
    for (const listener of this.#listeners.get(type) ?? []) listener({ elementType: 'payment', ...detail });
  }

  #listen(channel, frame) {
    const timer = setTimeout(() => this.#emit('loaderror', {
      error: { type: 'api_connection_error', message: 'The payment form could not be loaded.' },
    }), LOAD_TIMEOUT_MS);
    // Moving the frame in the document loads it afresh, so every greeting is answered.
    channel.on('hello', () => {
      clearTimeout(timer);
      this.tellSettings();
    });
    channel.on('height', ({ height }) => { frame.style.height = `${Math.ceil(height)}px`; });
    channel.on('ready', () => this.#emit('ready'));
    channel.on('loaderror', ({ error }) => this.#emit('loaderror', { error }));
    channel.on('focus', () => this.#emit('focus'));
    channel.on('blur', () => this.#emit('blur'));
    channel.on('escape', () => this.#emit('escape'));
    channel.on('change', ({ complete, empty }) =>
      this.#emit('change', { complete, empty, collapsed: false, value: { type: this.#elements.method } }));
  }
}

