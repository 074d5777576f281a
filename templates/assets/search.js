// The search: looks through the index that data/search.js has put into one global, while one
// types, on this device alone. What has ended is left out by the host's clock, and only
// labelled where nothing but the phone's own clock says so, as the page guard does it. Without
// this script, or without its index, the page is a list of everything there is.
(function () {
  "use strict";
  const index = window.estateSearch, form = document.querySelector(".search");
  if (!index || !form || !String.prototype.normalize) return;

  const FIRST = 8, AROUND = 24, MOST_WORDS = 8, PAUSE = 400;
  const words = JSON.parse(form.dataset.words);
  const input = document.getElementById("query"), found = document.querySelector(".found");
  const counted = document.querySelector(".count"), nothing = document.querySelector(".nothing");
  const everything = document.querySelector(".everything");
  const say = (key, parts) =>
    words[key].replace(/\{(\w+)\}/g, (all, name) => (name in parts ? parts[name] : all));

  // Width, case and spaces do not matter: people type 2栋停水 for 2 栋停水.
  const folded = text => text.normalize("NFKC").toLowerCase().replace(/[^\S\n]+/g, "");

  const names = {};
  Array.from(document.querySelectorAll("[data-kind]")).forEach(link => {
    names[link.dataset.kind] = link.textContent;
  });
  const kinds = Object.keys(names);

  const records = index.records.map(([kind, address, title, line, text, end], at) => ({
    kind, address, title, line, text, end: end * 1000, at,
    foldedTitle: folded(title), all: folded(title + "\n" + line + "\n" + text),
  }));
  const synonyms = index.synonyms.map(group => group.map(folded));

  // Looking ----------------------------------------------------------------------------------

  // A word and what else it is called: 断水 is looked for as 停水 too.
  const variants = word => {
    const meant = [word];
    synonyms.forEach(group => group.filter(term => word.includes(term)).forEach(term => {
      group.forEach(other => meant.push(word.split(term).join(other)));
    }));
    return meant.filter((one, at) => meant.indexOf(one) === at);
  };

  const wordsOf = query => query.normalize("NFKC").split(/\s+/).map(folded)
    .filter(Boolean).slice(0, MOST_WORDS).map(variants);

  const has = (text, wanted) => wanted.some(variant => text.includes(variant));

  // All words in the title come before some, and some before none.
  const rank = (record, wanted) => {
    const inTitle = wanted.filter(one => has(record.foldedTitle, one)).length;
    return inTitle === wanted.length ? 0 : inTitle ? 1 : 2;
  };

  const search = query => {
    const wanted = wordsOf(query);
    if (!wanted.length) return {wanted, groups: [], count: 0};
    const hits = records.filter(record =>
      !hasEnded(record) && wanted.every(one => has(record.all, one)));
    hits.forEach(record => { record.rank = rank(record, wanted); });
    hits.sort((a, b) => a.rank - b.rank || a.at - b.at);
    const groups = kinds.map(kind => ({kind, hits: hits.filter(hit => hit.kind === kind)}))
      .filter(group => group.hits.length);
    groups.sort((a, b) => a.hits[0].rank - b.hits[0].rank
      || kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
    return {wanted, groups, count: hits.length};
  };

  // What time it is --------------------------------------------------------------------------

  // The host's time less that of a stopwatch nobody can set; NaN until the host has told it.
  let base = NaN, isTold = false, isSilent = false, timer = 0;

  const hasEnded = record => record.end > 0 && record.end <= base + performance.now();
  const isDoubtful = record => isSilent && record.end > 0 && record.end <= Date.now();

  const hear = answer => {
    const told = Date.parse(answer.headers.get("date"));
    const age = Number(answer.headers.get("age")) * 1000;
    if (!told) throw new Error("no date");
    base = told + age - performance.now();
    isTold = true;
  };

  const ask = () => {
    if (document.hidden) return;
    clearTimeout(timer);
    isTold = false;
    const settle = () => {
      isSilent = !isTold;
      show();
      // Again at the next end, between every ten seconds and every ten minutes.
      const now = base + performance.now() || Date.now();
      const ends = records.map(record => record.end - now).filter(left => left > 0);
      timer = setTimeout(ask, Math.min(6e5, Math.max(1e4, Math.min.apply(null, ends))));
    };
    // A file on a disk has no host to ask.
    if (location.protocol.slice(0, 4) !== "http") return settle();
    fetch(form.dataset.clock, {method: "HEAD", cache: "no-store"}).then(hear).then(settle, settle);
  };

  // Showing ----------------------------------------------------------------------------------

  const made = (tag, name, content) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    if (content !== undefined) element.textContent = content;
    return element;
  };

  // The text as it is looked through, and of each of its signs where it stands in the original.
  const traced = text => {
    const signs = [], origins = [];
    let at = 0;
    Array.from(text).forEach(sign => {
      Array.from(folded(sign)).forEach(one => {
        for (let part = 0; part < one.length; part += 1) origins.push(at);
        signs.push(one);
      });
      at += sign.length;
    });
    origins.push(at);
    return {folded: signs.join(""), origins};
  };

  // Where in the text its words stand, in order and without overlap.
  const matches = (text, wanted) => {
    const trace = traced(text), spans = [];
    [].concat.apply([], wanted).forEach(variant => {
      let at = trace.folded.indexOf(variant);
      while (at >= 0) {
        const start = trace.origins[at], end = endOf(text, trace.origins, at + variant.length);
        spans.push([start, end]);
        at = trace.folded.indexOf(variant, at + variant.length);
      }
    });
    spans.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    return spans.filter((span, n) => !spans.slice(0, n).some(other => other[1] > span[0]));
  };

  // Up to the sign after the last one, without the spaces in between.
  const endOf = (text, origins, at) => {
    const last = origins[at - 1], sign = Array.from(text.slice(last))[0] || "";
    return last + sign.length;
  };

  const isChinese = /^zh/.test(document.documentElement.lang);

  const marked = (element, text, wanted) => {
    let done = 0;
    // What nobody translated is read aloud as what it is (WCAG 2.2, 3.1.2).
    if (!isChinese && /[\u3400-\u9fff]/.test(text)) element.lang = "zh-Hans";
    matches(text, wanted).forEach(([start, end]) => {
      element.appendChild(document.createTextNode(text.slice(done, start)));
      element.appendChild(made("mark", "", text.slice(start, end)));
      done = end;
    });
    element.appendChild(document.createTextNode(text.slice(done)));
    return element;
  };

  // The part of the further text in which the first match stands, if it stands nowhere above.
  const snippet = (record, wanted) => {
    const unseen = wanted.filter(one =>
      !has(record.foldedTitle, one) && !has(folded(record.line), one));
    if (!unseen.length) return "";
    const line = record.text.split("\n").find(one => has(folded(one), unseen[0])) || "";
    const first = matches(line, [unseen[0]])[0];
    if (!first || line.length <= 3 * AROUND) return line;
    const from = Math.max(0, first[0] - AROUND), to = first[1] + 2 * AROUND;
    return (from ? "…" : "") + line.slice(from, to) + (to < line.length ? "…" : "");
  };

  const addressOf = record => {
    const [path, part] = record.address.split("#");
    // A folder on a disk has no page of its own.
    const file = location.protocol === "file:" ? "index.html" : "";
    return form.dataset.root + path + file + (part ? "#" + part : "");
  };

  const item = (record, wanted) => {
    const element = made("li", isDoubtful(record) ? "item doubtful" : "item");
    element.dataset.doubt = words.doubt; // shown by the stylesheet, where it is doubtful
    const box = made("div", "item-text"), heading = made("h3"), link = made("a");
    link.href = addressOf(record);
    heading.appendChild(marked(link, record.title, wanted));
    box.appendChild(heading);
    if (record.line) box.appendChild(marked(made("p", "whom"), record.line, wanted));
    const further = snippet(record, wanted);
    if (further) box.appendChild(marked(made("p", "end"), further, wanted));
    element.appendChild(box);
    return element;
  };

  const list = (group, wanted) => {
    const section = made("section"), items = made("ul", "items");
    const heading = made("h2", "", say("group", {name: names[group.kind], n: group.hits.length}));
    heading.id = "found-" + group.kind;
    section.setAttribute("aria-labelledby", heading.id);
    section.appendChild(heading);
    const most = opened[group.kind] ? group.hits.length : FIRST;
    group.hits.slice(0, most).forEach(hit => items.appendChild(item(hit, wanted)));
    section.appendChild(items);
    if (group.hits.length > most) section.appendChild(more(group, items, wanted));
    return section;
  };

  const more = (group, items, wanted) => {
    const box = made("p", "buttons"), rest = group.hits.slice(FIRST);
    const button = made("button", "more", say("more", {n: rest.length}));
    button.type = "button";
    button.addEventListener("click", () => {
      const added = rest.map(hit => items.appendChild(item(hit, wanted)));
      box.parentNode.removeChild(box);
      opened[group.kind] = true;
      added[0].querySelector("a").focus();
    });
    box.appendChild(button);
    return box;
  };

  // What the reader has unfolded stays so while the words are the same.
  let opened = {}, shown = "", last = "";

  const show = () => {
    const query = input.value.trim(), {wanted, groups, count} = search(query);
    const listed = groups.map(group => group.hits.map(hit => [hit.at, isDoubtful(hit)]));
    const state = JSON.stringify([query, listed]);
    if (state === shown) return;
    if (query !== last) opened = {};
    shown = state;
    last = query;
    found.textContent = "";
    groups.forEach(group => found.appendChild(list(group, wanted)));
    counted.textContent = count ? say("count", {n: count})
      : wanted.length ? say("none", {query}) : "";
    nothing.hidden = !wanted.length || count > 0;
    everything.hidden = count > 0;
  };

  // In the address, so that going back leads to the same results.
  let pause = 0;

  const keep = () => {
    const query = input.value.trim();
    try {
      history.replaceState(null, "", query ? "?q=" + encodeURIComponent(query) : location.pathname);
    } catch (error) {
      // A page on a disk may not be renamed in some browsers; it works without.
    }
  };

  const type = event => {
    if (event && event.isComposing) return; // letters on their way to becoming Chinese
    show();
    clearTimeout(pause);
    pause = setTimeout(keep, PAUSE);
  };

  const asked = () => {
    const match = /[?&]q=([^&]*)/.exec(location.search);
    if (!match) return "";
    try {
      return decodeURIComponent(match[1].replace(/\+/g, " "));
    } catch (error) {
      return "";
    }
  };

  input.addEventListener("input", type);
  input.addEventListener("compositionend", () => type());
  form.addEventListener("submit", event => {
    event.preventDefault();
    type();
    counted.scrollIntoView();
  });
  window.addEventListener("pageshow", event => { if (event.persisted) ask(); });
  document.addEventListener("visibilitychange", ask);

  Array.from(document.querySelectorAll(".without-script")).forEach(e => { e.hidden = true; });
  form.hidden = false;
  input.value = asked().slice(0, input.maxLength);
  show();
  ask();
})();
