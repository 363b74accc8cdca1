// The payment frame: fields, validation, and the confirmation that carries the card or account to the sandbox alone.
let method = METHODS.card;
let settings = { key: '' };
let ready = false;

function tellChange() {
  tellShop('change', {
    complete: method.names.every(name => FAULTS[name]() === null),
    empty: method.names.every(name => fields[name].value === ''),
  });
}

// Names the first thing that is wrong and puts the cursor there.
function validate() {
  const faults = method.names.map(name => [name, FAULTS[name]()]);
  for (const [name, fault] of faults) showFault(name, fault);
  const [name, code] = faults.find(([, fault]) => fault !== null) ?? [];
  if (!name) return null;
  fields[name].focus();
  return { type: 'validation_error', code, message: texts[code] };
}

function showMethod(name, { name: holder = '', email = '' } = {}) {
  method = METHODS[name] ?? METHODS.card;
  for (const { form } of Object.values(METHODS)) form.hidden = form !== method.form;
  fields.holder.value ||= holder;
  fields.email.value ||= email;
}

async function applySettings(next) {
  settings = next;
  showMethod(next.method, next.options?.defaultValues?.billingDetails);
  applyLocale(next.locale);
  applyAppearance(next.appearance, next.ground);
  for (const name of method.names) if (fields[name].getAttribute('aria-invalid') === 'true') showFault(name, FAULTS[name]());
  const found = next.clientSecret ? await retrieveIntent(next.key, next.clientSecret) : {};
  if (found.error) tellShop('loaderror', { error: found.error });
  else if (!ready) tellShop('ready');
  ready = !found.error;
}

async function confirmWithFields(detail) {
  const error = validate();
  return error ? { error } : confirmIntent(settings.key, detail, method.data(detail.params.payment_method_data?.billing_details));
}

async function createMethod({ billing }) {
  const error = validate();
  if (error) return { error };
  const made = await callApi(settings.key, 'POST', '/v1/payment_methods', method.data(billing));
  return made.error ? made : { paymentMethod: made.intent };
}

for (const name of Object.keys(fields)) {
  fields[name].addEventListener('input', event => {
    reformat(name, event);
    if (fields[name].getAttribute('aria-invalid') === 'true') showFault(name, FAULTS[name]());
    tellChange();
  });
  // Leaving an empty field is no mistake yet.
  fields[name].addEventListener('blur', () => {
    if (fields[name].value !== '') showFault(name, FAULTS[name]());
    tellShop('blur');
  });
  fields[name].addEventListener('focus', () => tellShop('focus'));
}

for (const { form } of Object.values(METHODS)) form.addEventListener('submit', event => event.preventDefault());
document.addEventListener('keydown', event => {
  if (event.key === 'Escape') tellShop('escape');
});

new ResizeObserver(([entry]) => tellShop('height', { height: entry.borderBoxSize[0].blockSize }))
  .observe(document.getElementById('content'));

serveShop({
  settings: applySettings,
  submit: () => {
    const error = validate();
    return error ? { error } : { selectedPaymentMethod: settings.method };
  },
  confirm: confirmWithFields,
  'create-method': createMethod,
  focus: () => fields[method.names[0]].focus(),
  blur: () => document.activeElement?.blur(),
  clear: () => {
    for (const name of method.names) {
      fields[name].value = '';
      showFault(name, null);
    }
    tellChange();
  },
});
