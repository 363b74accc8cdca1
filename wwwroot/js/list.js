// Facets answer at once: a change fetches the same address the form would open, and swaps the results and the counts.
const form = document.getElementById("facets");

function address() {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value) query.append(name, value);
  const text = query.toString();
  return form.getAttribute("action") + (text ? "?" + text : "");
}

async function load(url, push) {
  const answer = await fetch(url).catch(() => null);
  if (!answer?.ok) { location.href = url; return; }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const open = [...form.querySelectorAll("details.facet")].map(facet => [facet.dataset.code, facet.open]);
  const focused = document.activeElement?.id;
  for (const id of ["results", "facet-list", "facet-foot"]) document.getElementById(id)?.replaceWith(page.getElementById(id));
  for (const [code, shown] of open) {
    const facet = form.querySelector(`details.facet[data-code="${CSS.escape(code)}"]`);
    if (facet) facet.open = shown;
  }
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  document.title = page.title;
  if (push) history.pushState(null, "", url);
}

document.addEventListener("change", event => {
  if (event.target.form === form) load(address(), true);
});
form?.addEventListener("submit", event => {
  event.preventDefault();
  document.getElementById("filters").hidePopover?.();
  document.getElementById("results").scrollIntoView({ block: "start" });
});
addEventListener("popstate", () => load(location.href, false));
