// Shared by all frames: the API of the sandbox, and the line to the shop's page that shows the frame.
const parentOrigin = new URLSearchParams(location.search).get('parent');

const LOST = {
  type: 'api_connection_error',
  message: 'We could not reach the payment provider. You have not been charged twice; please try again.',
};

function toForm(value, path = '', form = new URLSearchParams()) {
  for (const [key, part] of Object.entries(value)) {
    const name = path ? `${path}[${key}]` : key;
    if (part !== null && typeof part === 'object') toForm(part, name, form);
    else if (part !== undefined && part !== null) form.set(name, part);
  }
  return form;
}

async function callApi(key, method, path, fields) {
  const form = toForm(fields);
  try {
    const response = await fetch(method === 'GET' ? `${path}?${form}` : path, {
      method,
      headers: { Authorization: `Bearer ${key}` },
      body: method === 'GET' ? undefined : form,
    });
    const body = await response.json();
    return response.ok ? { intent: body } : { error: body.error };
  } catch {
    return { error: LOST };
  }
}

function intentPath(clientSecret) {
  const id = clientSecret.split('_secret_')[0];
  return `/v1/${id.startsWith('seti_') ? 'setup_intents' : 'payment_intents'}/${encodeURIComponent(id)}`;
}

const retrieveIntent = (key, clientSecret) =>
  callApi(key, 'GET', intentPath(clientSecret), { client_secret: clientSecret });

function differs(intent, expected) {
  if (intent.amount !== expected.amount) return 'amount';
  if (intent.currency !== expected.currency) return 'currency';
  return (intent.capture_method === 'manual') !== (expected.captureMethod === 'manual') ? 'capture_method' : null;
}

// A shop that shows one price and asks for another is stopped here, as the real script does.
async function confirmIntent(key, { clientSecret, params, expectation }, methodData) {
  if (expectation) {
    const found = await retrieveIntent(key, clientSecret);
    if (found.error) return found;
    const name = differs(found.intent, expectation);
    if (name) {
      return {
        error: {
          type: 'invalid_request_error',
          message: `The ${name} of the Elements group does not match the PaymentIntent's.`,
        },
      };
    }
  }

  return callApi(key, 'POST', `${intentPath(clientSecret)}/confirm`, {
    client_secret: clientSecret,
    return_url: params.return_url,
    receipt_email: params.receipt_email,
    shipping: params.shipping,
    payment_method: params.payment_method,
    payment_method_data: methodData,
    use_stripe_sdk: true,
  });
}

function tellShop(type, detail = {}) {
  if (parentOrigin && window.parent !== window) window.parent.postMessage({ type, ...detail }, parentOrigin);
}

// Answers the shop's page: handlers by message type; what they return goes back when an answer was asked for.
function serveShop(handlers) {
  window.addEventListener('message', async event => {
    if (event.origin !== parentOrigin || event.source !== window.parent) return;
    const { type, id, ...detail } = event.data ?? {};
    const result = await handlers[type]?.(detail);
    if (id) tellShop('answer', { id, result: result ?? {} });
  });
  tellShop('hello');
}
