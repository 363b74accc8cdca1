// The office's few words with the browser: its colours before the first paint, and "/" to search.
(() => {
  const key = "admin-dark";
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => {
    const chosen = localStorage.getItem(key);
    return chosen === null ? system.matches : chosen === "1";
  };
  const paint = () => { document.documentElement.dataset.theme = isDark() ? "dark" : "light"; };
  window.admin = {
    isDark,
    setDark(dark) {
      if (dark === system.matches) localStorage.removeItem(key);
      else localStorage.setItem(key, dark ? "1" : "0");
      paint();
    },
  };
  paint();
  addEventListener("keydown", (e) => {
    if (e.key !== "/" || e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input, textarea, select, [contenteditable]")) return;
    e.preventDefault();
    document.getElementById("find-anything")?.focus();
  });
})();
