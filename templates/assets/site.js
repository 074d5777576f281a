// What a page does where scripts run: the large-type edition, and the reader's own building.
// Both are kept on this device alone. Without it every page says the same.
(() => {
  "use strict";
  const root = document.documentElement;
  const all = (selector, from) => [...(from || document).querySelectorAll(selector)];

  // A browser that keeps nothing (a private window) goes on without.
  const kept = {
    get: name => { try { return localStorage.getItem(name) || ""; } catch (e) { return ""; } },
    set: (name, value) => {
      try {
        if (value) localStorage.setItem(name, value); else localStorage.removeItem(name);
      } catch (e) { /* for this page it holds all the same */ }
    },
  };

  // 大字版: the link to the large home becomes a switch.
  const edition = document.querySelector("[data-edition]");
  if (edition && !document.querySelector(".large-home")) {
    const words = edition.querySelector("span"), large = words.textContent;
    const show = () => {
      const isLarge = root.classList.contains("large");
      words.textContent = isLarge ? edition.dataset.back : large;
    };
    edition.setAttribute("role", "button");
    edition.addEventListener("click", event => {
      event.preventDefault();
      const isLarge = root.classList.toggle("large");
      kept.set("edition", isLarge ? "large" : "");
      show();
    });
    edition.addEventListener("keydown", event => {
      if (event.key === " ") { event.preventDefault(); edition.click(); }
    });
    show();
  }
})();
