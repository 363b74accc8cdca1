// Mounts the payment provider's card fields into the form, places the order by the form's address, and confirms the card.
// The order is written before the card is charged; pressing again goes on with the same order. Without an amount the card is kept for later.
const form = document.querySelector("[data-pay]");
const paying = Boolean(form?.dataset.amount);
const part = name => form.querySelector(`[data-${name}]`);
const show = (name, on) => { for (const node of form.querySelectorAll(`[data-${name}]`)) node.hidden = !on; };
// What the shopper pays with, by the payment provider's name of it.
const way = () => form.elements.way?.value ?? "card";
const token = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

// A colour token may be light-dark(…): let the browser say what it comes to.
const colour = name => {
  const probe = document.createElement("i");
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
};

const loaded = () => new Promise((resolve, reject) => {
  const until = Date.now() + 10000;
  const look = () => window.Stripe ? resolve(window.Stripe) : Date.now() > until ? reject(new Error("blocked")) : setTimeout(look, 50);
  look();
});

const fail = message => {
  const error = part("error");
  error.textContent = message;
  error.hidden = false;
  error.tabIndex = -1;
  error.focus();
};

const busy = on => {
  part("button").disabled = on;
  show("busy", on);
};

async function start() {
  show("blocked", false);
  try {
    const Stripe = await loaded();
    const stripe = Stripe(form.dataset.key);
    let elements = await mount(stripe);
    form.addEventListener("change", async event => {
      if (event.target.name === "way") elements = await change(stripe);
      show("fields", !saved());
    });
    form.addEventListener("submit", event => {
      event.preventDefault();
      if (!part("button").disabled) pay(stripe, elements);
    });
  } catch {
    show("blocked", true);
  }
}

// Each way to pay has fields of its own.
async function change(stripe) {
  part("button").disabled = true;
  part("error").hidden = true;
  show("cards", way() === "card");
  show("debit", way() !== "card");
  return mount(stripe);
}

// A debit takes its money at once, whatever the shop does with cards.
async function mount(stripe) {
  const elements = stripe.elements({
    ...(paying
      ? { mode: "payment", amount: Number(form.dataset.amount), captureMethod: way() === "card" ? form.dataset.capture : "automatic" }
      : { mode: "setup", setupFutureUsage: "on_session" }),
    currency: form.dataset.currency,
    allowedPaymentMethodTypes: [way()],
    appearance: { variables: {
      colorPrimary: colour("--accent"), colorBackground: colour("--surface"), colorText: colour("--ink"), colorDanger: colour("--bad"),
      fontFamily: token("--font"), borderRadius: token("--radius") || "6px",
    } },
  });
  const { name, email } = form.dataset;
  const fields = elements.create("payment", { fields: { billingDetails: "auto" }, defaultValues: { billingDetails: { name, email } } });
  const ready = new Promise(resolve => fields.on("ready", resolve));
  part("fields").replaceChildren();
  fields.mount(part("fields"));
  await ready;
  part("button").disabled = false;
  return elements;
}

// 409: the same request is still under way, from an earlier press or another tab.
async function post(body, tries = 5) {
  const response = await fetch(form.action, { method: "POST", body, headers: { accept: "application/json" } });
  if (response.status !== 409 || tries === 1) return response;
  await new Promise(resolve => setTimeout(resolve, 1000));
  return post(body, tries - 1);
}

// The radio of a card that is kept; null when the card is typed.
const saved = () => way() === "card" && form.querySelector("[data-method]:checked");

async function pay(stripe, elements) {
  part("error").hidden = true;
  busy(true);
  let leaving = false;
  const go = address => { leaving = true; location.assign(address); };
  try {
    if (form.elements.save && way() === "card") elements.update({ setupFutureUsage: form.elements.save.checked && !saved() ? "on_session" : null });
    const { error: incomplete } = saved() ? {} : await elements.submit();
    if (incomplete) return fail(incomplete.message);

    const response = await post(new URLSearchParams(new FormData(form)));
    if (!response.ok) return fail(part("blocked").firstChild.textContent);
    const answer = await response.json();
    if (answer.go) return go(answer.go);

    const returnTo = new URL(answer.returnTo, location.href).href;
    const wish = { clientSecret: answer.clientSecret, confirmParams: { return_url: returnTo }, redirect: "if_required" };
    if (answer.method) wish.confirmParams.payment_method = answer.method;
    else wish.elements = elements;
    const { error } = await (paying ? stripe.confirmPayment(wish) : stripe.confirmSetup(wish));
    // Paid or kept meanwhile, in another tab for instance: the next page knows.
    if (!error || error.code?.endsWith("_intent_unexpected_state")) return go(returnTo);
    fail(error.message);
  } catch {
    fail(part("blocked").firstChild.textContent);
  } finally {
    if (!leaving) busy(false);
  }
}

part("retry").addEventListener("click", () => location.reload());
if (form) {
  show("plain", false);
  start();
}
