// Small conveniences of the shop's pages. Everything works without this file; nothing here is needed to find or to buy.
document.documentElement.classList.add("js");

// The header leaves while reading down and returns on the first scroll up.
const header = document.querySelector(".site-header");
let seen = scrollY;
addEventListener("scroll", () => {
  const down = scrollY > seen && scrollY > 240;
  if (Math.abs(scrollY - seen) > 6) {
    header?.classList.toggle("site-header--away", down);
    seen = scrollY;
  }
}, { passive: true });

// On a phone a long summary starts folded, with its total in sight.
if (matchMedia("(max-width: 59.99rem)").matches)
  for (const fold of document.querySelectorAll(".summary__fold")) fold.open = false;

// What is personal (cart count, name) is not in the cached page: it comes from one small uncached answer.
export async function showVisitor() {
  const answer = await fetch("/fragments/visitor", { headers: { Accept: "application/json" } }).catch(() => null);
  if (!answer?.ok) return;
  const visitor = await answer.json();
  for (const cart of document.querySelectorAll("[data-visitor=cart]")) {
    cart.setAttribute("aria-label", visitor.cartLabel);
    const count = cart.querySelector(".cart-count");
    count.textContent = visitor.cartCount;
    count.hidden = !visitor.cartCount;
  }
  for (const account of document.querySelectorAll("[data-visitor=account]")) account.setAttribute("aria-label", visitor.accountLabel);
}
if (document.querySelector("[data-visitor]")) showVisitor();
addEventListener("pageshow", event => { if (event.persisted) showVisitor(); });

// Plus and minus beside a quantity.
document.addEventListener("click", event => {
  const step = event.target.closest("[data-step]");
  const input = step?.parentElement.querySelector("input");
  if (!input) return;
  if (step.dataset.step > 0) input.stepUp(); else input.stepDown();
  input.dispatchEvent(new Event("change", { bubbles: true }));
});

// Adding to the cart without leaving the page. Whatever is not a plain "added" is shown where the form itself would have led.
document.addEventListener("submit", async event => {
  const form = event.target.closest("form[data-add]");
  if (!form || form.dataset.plain) return;
  event.preventDefault();
  const button = form.querySelector("[type=submit]");
  if (button.getAttribute("aria-disabled")) return;
  button.setAttribute("aria-disabled", "true");
  const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) }).catch(() => null);
  button.removeAttribute("aria-disabled");
  const added = answer?.redirected && new URL(answer.url).searchParams.get("added");
  if (added) {
    say(added);
    showVisitor();
  } else if (answer?.redirected) {
    location.href = answer.url;
  } else {
    form.dataset.plain = "true";
    form.submit();
  }
});

let quiet;
function say(title) {
  const toast = document.getElementById("toast");
  const link = document.createElement("a");
  link.href = "/cart";
  link.textContent = toast.dataset.link;
  toast.replaceChildren(toast.dataset.added.replace("{0}", title), link);
  toast.hidden = false;
  clearTimeout(quiet);
  quiet = setTimeout(() => { toast.hidden = true; }, 8000);
}
