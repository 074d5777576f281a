// On a building's page: "this is my building", with unit and floor as far as the reader says.
// It is kept on this device alone, under one name, and never sent anywhere; the lists that go
// by it are sorted by mine.js. Without this script the form stays hidden, and the page shows
// everything that concerns the building by itself.
(() => {
  "use strict";
  const box = document.querySelector(".chooser");
  if (!box) return;
  const {key, building} = box.dataset, words = JSON.parse(box.dataset.words);
  const places = JSON.parse(box.dataset.places);
  const form = box.querySelector("form"), status = box.querySelector("[role=status]");
  const forget = box.querySelector(".forget"), field = name => form.elements[name];
  const say = (name, parts) => words[name].replace(/{(\w+)}/g, (_, part) => parts[part]);

  // Nothing where nothing is kept, or what is kept is of a building that is no more.
  const read = () => {
    try {
      const [id, unit, floor] = JSON.parse(localStorage.getItem(key));
      return places[id] && places[id][""] ? {id, unit, floor: Number(floor) || 0} : null;
    } catch (e) {
      return null;
    }
  };

  // A browser that keeps nothing throws; one that forgets at once is found out by looking.
  const keep = value => {
    try {
      if (value) localStorage.setItem(key, JSON.stringify(value));
      else localStorage.removeItem(key);
    } catch (e) {
      return false;
    }
    return !value || Boolean(read());
  };

  const named = ({id, unit, floor}) => {
    const place = places[id];
    let flat = place[""];
    if (unit && place[unit]) flat = say("unit", {building: flat, unit: place[unit]});
    return floor ? say("floor", {flat, floor}) : flat;
  };

  const show = () => {
    const kept = read(), isHere = Boolean(kept) && kept.id === building;
    const heading = !kept ? "choose" : isHere ? "chosen" : "elsewhere";
    box.querySelector("summary").textContent = say(heading, {flat: kept ? named(kept) : ""});
    forget.hidden = !kept;
    if (!isHere) return;
    if (field("unit")) field("unit").value = kept.unit || "";
    if (field("floor")) field("floor").value = kept.floor || "";
  };

  const tell = (sentence, isDone) => {
    status.textContent = sentence;
    if (!isDone) return;
    const link = document.createElement("a");
    link.href = box.dataset.home;
    link.textContent = words.home;
    status.append(" ", link);
  };

  form.addEventListener("submit", event => {
    event.preventDefault();
    const unit = field("unit") ? field("unit").value : "";
    const floor = field("floor") ? Number(field("floor").value) : 0;
    const isKept = keep([building, unit, floor]);
    show();
    tell(isKept ? say("kept", {flat: named(read())}) : words.refused, isKept);
  });

  forget.addEventListener("click", () => {
    const isGone = keep(null);
    show();
    form.reset();
    tell(isGone ? words.forgotten : words.refused, isGone);
    form.querySelector(".main").focus();
  });

  box.hidden = false;
  show();
  // Where the home page's "change" leads.
  if (location.hash === "#mine") {
    box.open = true;
    box.scrollIntoView();
    box.querySelector("summary").focus();
  }
})();
