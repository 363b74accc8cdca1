const PAID_STATES = ['succeeded', 'processing', 'requires_capture'];

const KINDS = {
  payment: { result: 'paymentIntent', error: 'payment_intent', failure: 'last_payment_error' },
  setup: { result: 'setupIntent', error: 'setup_intent', failure: 'last_setup_error' },
};

class StripeClient {
  #key;
  #controller = null;

  constructor(key) {
    if (typeof key !== 'string' || key.length === 0) throw new IntegrationError('Missing value for Stripe(): apiKey should be a string.');
    if (key.startsWith('sk_')) throw new IntegrationError('You should not use your secret key with Stripe.js.');
    this.#key = key;
  }

  elements(options = {}) {
    return new Elements(this.#key, options);
  }

  confirmPayment(options) {
    return this.#confirm('payment', options);
  }

  confirmSetup(options) {
    return this.#confirm('setup', options);
  }

  retrievePaymentIntent(clientSecret) {
    return this.#retrieve('payment', clientSecret);
  }

  retrieveSetupIntent(clientSecret) {
    return this.#retrieve('setup', clientSecret);
  }

  async handleNextAction({ clientSecret }) {
    const found = await this.#retrieve('payment', clientSecret);
    return found.error ? found : this.#finish('payment', found.paymentIntent);
  }

  async createPaymentMethod({ elements, params } = {}) {
    return elements.payment.channel.ask('create-method', { billing: copy(params?.billing_details) });
  }

  async #confirm(kind, { elements, clientSecret, confirmParams = {}, redirect = 'always' }) {
    const secret = clientSecret ?? elements?.clientSecret;
    if (!secret) throw new IntegrationError('Missing clientSecret: pass it to elements() or to the confirmation.');
    if (redirect === 'always' && !confirmParams.return_url) throw new IntegrationError('confirmParams.return_url is needed unless redirect is if_required.');
    if (elements?.needsSubmit) throw new IntegrationError('elements.submit() must be called before the payment is confirmed.');

    const detail = { clientSecret: secret, params: copy(confirmParams), expectation: elements?.expectation() ?? null };
    const channel = elements ? elements.payment.channel : this.#hidden();
    const answer = await channel.ask('confirm', { key: this.#key, ...detail });
    const outcome = answer.error ? answer : await this.#finish(kind, answer.intent);
    const done = outcome[KINDS[kind].result];
    if (outcome.error || redirect === 'if_required') return outcome;
    return this.#leave(kind, confirmParams.return_url, done);
  }

  // Through the bank's page if it asks for that, then to the shape that shops know.
  async #finish(kind, intent) {
    const names = KINDS[kind];
    const answer = intent.status === 'requires_action' ? await challenge(this.#key, intent) : { intent };
    if (answer.error) return { error: answer.error };
    const failure = answer.intent[names.failure];
    return PAID_STATES.includes(answer.intent.status) || !failure
      ? { [names.result]: answer.intent }
      : { error: { ...failure, [names.error]: answer.intent } };
  }

  #leave(kind, returnUrl, intent) {
    const target = new URL(returnUrl, window.location.href);
    target.searchParams.set(KINDS[kind].error, intent.id);
    target.searchParams.set(`${KINDS[kind].error}_client_secret`, intent.client_secret);
    target.searchParams.set('redirect_status', intent.status === 'processing' ? 'pending' : 'succeeded');
    window.location.assign(target);
    // The page is going away; nobody should act on an answer.
    return new Promise(() => {});
  }

  async #retrieve(kind, clientSecret) {
    const answer = await this.#hidden().ask('retrieve', { key: this.#key, clientSecret });
    return answer.error ? { error: answer.error } : { [KINDS[kind].result]: answer.intent };
  }

  // Calls without fields go through a frame as well, so that the shop's connect-src stays its own.
  #hidden() {
    if (this.#controller) return this.#controller;
    const frame = createFrame('controller', 'Payment connection', { display: 'none' });
    frame.setAttribute('aria-hidden', 'true');
    frame.tabIndex = -1;
    this.#controller = new Channel(frame);
    document.body.append(frame);
    return this.#controller;
  }
}

window.Stripe = (key, options) => new StripeClient(key, options);
window.Stripe.version = 'endive';
