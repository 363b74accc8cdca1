// Gallery: thumbnails move the strip of views, the strip marks its thumbnail, a press on a view opens it large.
const views = document.querySelector(".gallery__views");
const thumbs = [...document.querySelectorAll(".gallery__thumbs a")];
const zoom = document.getElementById("zoom");

for (const thumb of thumbs) thumb.addEventListener("click", event => {
  const view = document.getElementById(thumb.hash.slice(1));
  if (!view) return;
  event.preventDefault();
  views.scrollTo({ left: view.offsetLeft - views.firstElementChild.offsetLeft });
});

const watcher = new IntersectionObserver(entries => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    for (const thumb of thumbs) thumb.setAttribute("aria-current", String(thumb.hash === "#" + target.id));
  }
}, { root: views, threshold: 0.6 });
for (const view of views?.children ?? []) watcher.observe(view);

views?.addEventListener("click", event => {
  const link = event.target.closest("a");
  if (!link || !zoom?.showModal) return;
  event.preventDefault();
  const picture = zoom.querySelector("img");
  picture.src = link.href;
  picture.alt = link.querySelector("img")?.alt ?? "";
  zoom.showModal();
});
zoom?.addEventListener("click", () => zoom.close());
