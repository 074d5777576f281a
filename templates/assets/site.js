// What every page does where scripts run: the large-type edition, kept on this device alone, and
// what to do inside WeChat. Without it every page says the same; the switch is a link to the
// large home.
(() => {
  "use strict";
  // WeChat opens neither calendars nor most files: whoever is inside it is told so plainly.
  if (/MicroMessenger/i.test(navigator.userAgent)) {
    document.querySelectorAll(".wechat").forEach(hint => {
      hint.textContent = hint.dataset.inside;
      hint.className = "mark screen-only";
    });
  }

  const root = document.documentElement;
  const edition = document.querySelector("[data-edition]");
  if (!edition) return;

  // A browser that keeps nothing (a private window) goes on without: it holds for this page.
  const keep = value => {
    try { localStorage.setItem("edition", value); } catch (e) { /* see above */ }
  };

  // On the large home itself the link leads back to the normal one.
  if (edition.dataset.edition === "leave") {
    edition.addEventListener("click", () => keep(""));
    return;
  }

  const words = edition.querySelector("span"), large = words.textContent;
  const show = () => {
    words.textContent = root.classList.contains("large") ? edition.dataset.back : large;
  };
  edition.setAttribute("role", "button");
  edition.addEventListener("click", event => {
    event.preventDefault();
    keep(root.classList.toggle("large") ? "large" : "");
    show();
  });
  edition.addEventListener("keydown", event => {
    if (event.key === " ") { event.preventDefault(); edition.click(); }
  });
  show();
})();
