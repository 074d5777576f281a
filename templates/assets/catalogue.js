// The catalogue's filter: group, charge, way of booking. It only hides what does not fit, says
// how much does, and keeps its choice behind the # of the address, so that a link shows the
// same. Without this script the form stays hidden and everything is shown.
(() => {
  "use strict";
  const form = document.querySelector(".catalogue");
  if (!form) return;
  const words = JSON.parse(form.dataset.words), fields = Array.from(form.querySelectorAll("select"));
  const status = document.querySelector(".catalogue-count");
  const none = document.querySelector(".catalogue-none");
  const groups = Array.from(document.querySelectorAll("[data-group]"));
  const say = (name, parts) => words[name].replace(/{(\w+)}/g, (_, part) => parts[part]);

  // "phone desk" fits whoever asks for either.
  const fits = item => fields.every(({name, value}) => {
    const own = name === "group" ? item.closest("[data-group]").dataset.group : item.dataset[name];
    return !value || own.split(" ").includes(value);
  });

  const show = () => {
    let count = 0;
    groups.forEach(group => {
      const items = Array.from(group.querySelectorAll(".item"));
      items.forEach(item => { item.hidden = !fits(item); });
      const shown = items.filter(item => !item.hidden).length;
      group.hidden = !shown;
      count += shown;
    });
    const isFiltered = fields.some(field => field.value);
    const total = document.querySelectorAll("[data-group] .item").length;
    status.textContent = say(isFiltered ? "some" : "all", {n: count, total});
    none.hidden = count > 0;
    Array.from(document.querySelectorAll(".show-all")).forEach(button => {
      button.hidden = !isFiltered;
    });
  };

  const keep = () => {
    const chosen = fields.filter(field => field.value).map(({name, value}) => name + "=" + value);
    try {
      history.replaceState(null, "", chosen.length ? "#" + chosen.join("&") : location.pathname);
    } catch (e) { /* a page opened from a disk: it holds without an address */ }
  };

  // What an address does not name, or names wrongly, is not filtered by.
  const restore = () => {
    const chosen = new URLSearchParams(location.hash.slice(1));
    fields.forEach(field => {
      field.value = chosen.get(field.name) || "";
      if (field.selectedIndex < 0) field.value = "";
    });
    show();
  };

  form.addEventListener("change", () => { show(); keep(); });
  form.addEventListener("submit", event => event.preventDefault());
  Array.from(document.querySelectorAll(".show-all")).forEach(button => {
    button.addEventListener("click", () => {
      fields.forEach(field => { field.value = ""; });
      show();
      keep();
      fields[0].focus();
    });
  });
  // A link to a group within the page (#agent) is no filter.
  window.addEventListener("hashchange", () => { if (location.hash.includes("=")) restore(); });
  form.hidden = false;
  restore();
})();
