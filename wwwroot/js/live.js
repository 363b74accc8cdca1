// Starts the live parts of a page, and keeps them from ever costing the visitor anything: what was typed before they came up is put
// back, and when their connection is lost the page goes on as the plain forms that it is.
const typed = new Map();
let writing; // The field that has the caret, and where.
const keyOf = field => field.id;
let lost = false;
const isHeard = form => form.hasAttribute("data-live") && !lost;

document.addEventListener("input", event => {
  if (!event.target.closest("[data-keep]") || !event.target.id) return;
  typed.set(keyOf(event.target), event.target.value);
  writing = { key: keyOf(event.target), caret: event.target.selectionStart };
});
document.addEventListener("focusout", event => {
  if (event.target.isConnected) writing = undefined;
});

// A change that nobody hears is posted as the plain form.
document.addEventListener("change", event => {
  const form = event.target.closest("form[data-keep]");
  if (!form || isHeard(form)) return;
  // Its live twin may have come up meanwhile, and has got the change.
  setTimeout(() => form.isConnected && !isHeard(form) && form.requestSubmit(), 3000);
});

// The live form replaces the first one, with the values that the server knows.
new MutationObserver(changes => {
  for (const change of changes) {
    for (const node of change.addedNodes) {
      if (node.nodeType !== Node.ELEMENT_NODE) continue;
      for (const field of [node, ...node.querySelectorAll("[data-keep] :is(input, select, textarea)")]) {
        const value = field.form?.hasAttribute("data-keep") && field.id ? typed.get(keyOf(field)) : undefined;
        if (value === undefined) continue;
        if (field.value !== value) {
          field.value = value;
          field.dispatchEvent(new Event("change", { bubbles: true }));
        }
        if (writing?.key === keyOf(field) && document.activeElement !== field) {
          field.focus();
          if (writing.caret !== null) field.setSelectionRange(writing.caret, writing.caret);
        }
      }
    }
  }
}).observe(document.body, { childList: true, subtree: true });

const note = document.getElementById("live-lost");
const wait = seconds => new Promise(resolve => setTimeout(resolve, seconds * 1000));

const handler = {
  async onConnectionDown() {
    lost = true;
    for (const pause of [0, 1, 2, 4, 8, 16]) {
      await wait(pause);
      const back = await Blazor.reconnect().then(done => done, () => null);
      if (back) return;
      if (note) note.hidden = false;
      if (back === false) return; // The server has forgotten this page's live parts.
    }
  },
  onConnectionUp() {
    lost = false;
    if (note) note.hidden = true;
  },
};

Blazor.start({ circuit: { reconnectionHandler: handler } });
