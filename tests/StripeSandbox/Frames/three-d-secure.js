// The bank's page: in a frame over the shop's page, or alone with a way back to the shop.
const query = new URLSearchParams(location.search);
const framed = window.parent !== window && parentOrigin !== null;
const buttons = { complete: document.getElementById('3ds-complete'), fail: document.getElementById('3ds-fail') };
let secret = query.get('client_secret');
let apiKey = query.get('key');
let returnUrl = null;

function showAmount({ amount, currency }) {
  if (!amount) return;
  const format = new Intl.NumberFormat(undefined, { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits;
  document.getElementById('amount').textContent = format.format(amount / 10 ** digits);
}

async function show() {
  const found = await retrieveIntent(apiKey, secret);
  if (found.error) return showProblem(found.error);
  returnUrl = found.intent.next_action?.redirect_to_url?.return_url ?? null;
  showAmount(found.intent);
}

function showProblem({ message }) {
  document.getElementById('problem').textContent = message;
}

function goBack(intent) {
  const kind = intent.object;
  const target = new URL(returnUrl);
  target.searchParams.set(kind, intent.id);
  target.searchParams.set(`${kind}_client_secret`, secret);
  target.searchParams.set('redirect_status', intent.status === 'requires_payment_method' ? 'failed' : 'succeeded');
  location.assign(target);
}

async function answer(outcome) {
  for (const button of Object.values(buttons)) button.disabled = true;
  const result = await callApi(apiKey, 'POST', `${intentPath(secret)}/authenticate`, { client_secret: secret, outcome });
  const intent = result.intent ?? result.error.payment_intent ?? result.error.setup_intent;
  if (framed) tellShop('done', { result });
  else if (intent && returnUrl) goBack(intent);
  else showProblem(result.error ?? { message: 'Done. You can close this page.' });
  for (const button of Object.values(buttons)) button.disabled = !result.error;
}

buttons.complete.addEventListener('click', () => answer('complete'));
buttons.fail.addEventListener('click', () => answer('fail'));

if (framed) {
  new ResizeObserver(([entry]) => tellShop('height', { height: entry.borderBoxSize[0].blockSize }))
    .observe(document.getElementById('content'));
  serveShop({
    settings: ({ key, clientSecret }) => {
      apiKey = key;
      secret = clientSecret;
      buttons.complete.focus();
      show();
    },
  });
} else {
  show();
}
