const INTENT_MODES = ['payment', 'setup', 'subscription'];

// What stripe.elements(…) returns: options that all elements of a page share.
class Elements {
  #key;
  #options;
  #payment = null;
  #submitted = false;

  constructor(key, options) {
    this.#key = key;
    this.#options = copy(options);
    if (!this.#options.clientSecret && !INTENT_MODES.includes(this.#options.mode)) {
      throw new IntegrationError('In order to create a payment element, you must pass a clientSecret or mode when creating the Elements group.');
    }
    if (this.#options.mode === 'payment' && !(Number.isInteger(this.#options.amount) && this.#options.currency)) {
      throw new IntegrationError("elements({mode: 'payment'}) needs an integer amount in minor units and a currency.");
    }
  }

  // The sandbox shows one way to pay at a time; a shop that offers two lets its customer choose first.
  get method() {
    const [method = 'card', second] = this.#options.allowedPaymentMethodTypes ?? this.#options.paymentMethodTypes ?? [];
    if (second || !['card', 'sepa_debit'].includes(method)) throw new IntegrationError("The sandbox's element takes 'card' or 'sepa_debit', one at a time.");
    return method;
  }

  get clientSecret() {
    return this.#options.clientSecret;
  }

  get needsSubmit() {
    return !this.#options.clientSecret && !this.#submitted;
  }

  get payment() {
    if (!this.#payment?.mounted) throw new IntegrationError('A mounted Payment Element is needed.');
    return this.#payment;
  }

  settings() {
    const { appearance, locale, clientSecret } = this.#options;
    return { key: this.#key, method: this.method, appearance: appearance ?? {}, locale: locale ?? document.documentElement.lang, clientSecret };
  }

  // What the intent must agree with when it is made after the elements.
  expectation() {
    const { mode, amount, currency, captureMethod, setupFutureUsage, clientSecret } = this.#options;
    return clientSecret || mode !== 'payment' ? null : { amount, currency, captureMethod, setupFutureUsage };
  }

  create(type, options) {
    if (type !== 'payment') throw new IntegrationError(`The sandbox has the 'payment' element only, not '${type}'.`);
    if (this.#payment) throw new IntegrationError("Can only create one Element of type payment. Use elements.getElement('payment').");
    this.#payment = new PaymentElement(this, options);
    return this.#payment;
  }

  getElement(type) {
    return type === 'payment' ? this.#payment : null;
  }

  update(options) {
    Object.assign(this.#options, copy(options));
    this.#submitted = false;
    this.#payment?.tellSettings();
  }

  async fetchUpdates() {
    this.#payment?.tellSettings();
    return {};
  }

  // Shows what is missing in the fields; must come before the intent is made.
  async submit() {
    const result = await this.payment.channel.ask('submit');
    this.#submitted = !result.error;
    return result;
  }

  forget(element) {
    if (this.#payment === element) this.#payment = null;
  }
}

