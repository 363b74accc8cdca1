// Tells the live part of a page what is typed into a plain form, and shows at the field what it finds wrong with it. The form itself is
// never replaced, and is posted as always when nobody listens.
export function follow(id, listener) {
  const form = document.getElementById(id);
  form.addEventListener("change", event => tell(event.target));
  for (const field of form.elements) if (field.name && isChanged(field)) tell(field);

  async function tell(field) {
    const wrong = await listener.invokeMethodAsync("TypeAsync", field.name, field.value).catch(() => undefined);
    if (wrong !== undefined) show(field, wrong);
  }
}

// Typed, or filled in by the browser, before anybody listened.
function isChanged(field) {
  if (field.type === "radio") return field.checked && !field.defaultChecked;
  return field.options ? ![...field.options].some(option => option.defaultSelected && option.selected) : field.value !== field.defaultValue;
}

function show(field, wrong) {
  const note = document.getElementById(`${field.name}-error`);
  if (!note) return;
  note.hidden = wrong === null;
  note.querySelector("span").textContent = wrong ?? "";
  if (wrong === null) field.removeAttribute("aria-invalid");
  else field.setAttribute("aria-invalid", "true");
}
