// The fee calculator: reads a form, has charges.js reckon and bill.js show every step. Nothing is
// sent anywhere; what was filled in stands in the part of the address behind #, which browsers
// keep to themselves, so that a result can be kept or passed on. Words and prices come with
// the page. Without this script, or in a browser too old for it, the form stays hidden and the
// page explains the fees by worked examples.
(function () {
  "use strict";
  const charges = window.estateCharges, form = document.querySelector(".calculator");
  if (!charges || !form || !String.prototype.normalize) return;

  const words = JSON.parse(form.dataset.words), fees = {};
  JSON.parse(form.dataset.fees).forEach(fee => { fees[fee.id] = fee; });
  fees.late = {id: "late", name: words.late, way: "late", rates: [], source: ""};

  const MOST_MONTHS = 120, MOST_DAYS = 3660;
  const result = document.querySelector(".result");
  const entries = form.querySelector(".entries"), period = form.querySelector(".period");
  const {shown, dateWords, say, made} = window.estateBill(words);
  const find = (from, name) => from.querySelector('[name="' + name + '"]');
  const copy = id => document.importNode(document.getElementById(id).content, true);

  // The form ---------------------------------------------------------------------------------

  let count = 0;

  // Every field gets a name of its own, so that its label and its remarks belong to it alone.
  const wire = from => {
    Array.from(from.querySelectorAll(".field")).forEach(field => {
      const input = field.querySelector("input, select"), label = field.querySelector("label");
      if (!input || input.id) return;
      count += 1;
      input.id = "field-" + count;
      if (label.dataset.for) label.htmlFor = input.id;
      const notes = Array.from(field.querySelectorAll(".hint, .wrong"));
      notes.forEach((note, number) => { note.id = input.id + "-" + number; });
      input.setAttribute("aria-describedby", notes.map(note => note.id).join(" "));
    });
  };

  const labelOf = input => {
    const label = input.closest(".field").querySelector("label");
    return label.textContent.trim();
  };

  const needsDay = fee => ["each", "range", "tiered"].includes(fee.way) && fee.rates.length > 1;

  const templateOf = fee => {
    if (fee.basis === "area" && (fee.way === "month" || fee.way === "each")) return "fields-area";
    return {tiered: "fields-use", share: "fields-share", time: "fields-time",
            late: "fields-late"}[fee.way] || "fields-quantity";
  };

  // "数量（张）": what is counted stands behind the word.
  const measured = (field, fee) => {
    if (!fee.measure || !["each", "range", "month", "tiered"].includes(fee.way)) return;
    Array.from(field.querySelectorAll("label[data-for=quantity], label[data-for=before]"))
      .forEach(label => {
        const parts = {name: label.textContent, unit: fee.measure};
        if (fee.basis !== "area") label.textContent = say("measured", parts);
      });
  };

  const today = () => {
    const now = new Date();
    return charges.day(now.getFullYear(), now.getMonth() + 1, now.getDate());
  };

  const fillIn = (entry, fee) => {
    const fields = entry.querySelector(".fields");
    fields.textContent = "";
    const method = entry.querySelector(".method");
    method.textContent = fee && fee.method || "";
    method.hidden = !method.textContent;
    if (fee) {
      const copied = copy(templateOf(fee));
      measured(copied, fee);
      fields.appendChild(copied);
      if (needsDay(fee)) {
        fields.appendChild(copy("fields-day"));
        find(fields, "day").value = today();
      }
      if (fee.vacant && fee.way === "month") {
        fields.appendChild(copy("fields-vacant"));
        fields.lastElementChild.querySelector(".hint").textContent = say("vacant", fee.vacant);
      }
      wire(fields);
    }
    showPeriod();
  };

  const all = () => Array.from(entries.children);
  const feeOf = entry => fees[find(entry, "fee").value];

  const showPeriod = () => {
    period.hidden = !all().some(entry => (feeOf(entry) || {}).way === "month");
  };

  const isByDays = () => form.elements.span.value === "days";

  const showSpan = () => {
    form.querySelector(".by-months").hidden = isByDays();
    form.querySelector(".by-days").hidden = !isByDays();
  };

  const number = () => {
    all().forEach((entry, at) => {
      entry.querySelector("legend").textContent = say("entry", {n: at + 1});
      const remove = entry.querySelector(".remove");
      remove.textContent = say("remove", {n: at + 1});
      remove.hidden = all().length < 2;
    });
  };

  const add = id => {
    entries.appendChild(copy("entry"));
    const entry = entries.lastElementChild, select = find(entry, "fee");
    wire(entry);
    if (id && fees[id]) select.value = id;
    fillIn(entry, feeOf(entry));
    number();
    select.addEventListener("change", () => {
      fillIn(entry, feeOf(entry));
      setWrong(select, "");
    });
    entry.querySelector(".remove").addEventListener("click", () => {
      const at = all().indexOf(entry);
      entries.removeChild(entry);
      number();
      showPeriod();
      find(all()[Math.max(0, at - 1)], "fee").focus();
    });
    return entry;
  };

  const startOver = () => {
    entries.textContent = "";
    add();
    const [year, month] = today().split("-").map(Number);
    form.elements.span.value = "months";
    find(form, "year").value = year;
    find(form, "month").value = month;
    find(form, "months").value = 3;
    find(form, "first").value = find(form, "last").value = "";
    showSpan();
    clearProblems();
    result.hidden = true;
  };

  // What is wrong ----------------------------------------------------------------------------

  const setWrong = (input, sentence) => {
    const note = input.closest(".field").querySelector(".wrong");
    note.textContent = sentence;
    note.hidden = !sentence;
    if (sentence) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  };

  const clearProblems = () => {
    form.querySelector(".problems").textContent = "";
    Array.from(form.querySelectorAll("[aria-invalid]")).forEach(input => setWrong(input, ""));
  };

  class Wrong extends Error {
    constructor(input, sentence) {
      super(sentence);
      this.input = input;
    }
  }
  const wrong = (input, key, parts) =>
    new Wrong(input, say(key, Object.assign({field: labelOf(input)}, parts)));

  const showProblems = (problems, isSubmitted) => {
    const box = made("div", "mark mark-strong");
    if (isSubmitted) box.setAttribute("role", "alert");
    box.appendChild(made("p", "", say("problems", {n: problems.length})));
    const list = made("ul");
    problems.forEach(problem => {
      const link = made("a", "", problem.message), item = made("li");
      link.href = "#" + problem.input.id;
      link.addEventListener("click", event => {
        event.preventDefault();
        problem.input.focus();
      });
      item.appendChild(link);
      list.appendChild(item);
      setWrong(problem.input, problem.message);
    });
    box.appendChild(list);
    form.querySelector(".problems").appendChild(box);
    if (isSubmitted) problems[0].input.focus();
  };

  // What was typed ---------------------------------------------------------------------------

  // Full-width digits, the full stop of a Chinese keyboard, thousands and a unit are all meant
  // well, so they are understood.
  const folded = text => text.normalize("NFKC").replace(/。/g, ".").replace(/[\s,，]/g, "")
    .replace(/(元|平方米|平米|m2|m3|%)$/i, "");

  const typed = (input, example) => {
    const text = folded(input.value);
    if (!text) throw wrong(input, input.validity.badInput ? "number" : "empty", {example});
    return text;
  };

  // {places, isPositive}; the longest number a file of the estate may hold has nine digits.
  const readNumber = (input, rules) => {
    const text = typed(input, rules.example);
    const match = /^0*(\d+)(?:\.(\d*))?$/.exec(text);
    if (!match) throw wrong(input, "number", {example: rules.example});
    const places = (match[2] || "").replace(/0+$/, "");
    if (places.length > rules.places) {
      const parts = {n: rules.places, example: rules.example};
      throw wrong(input, rules.places ? "places" : "whole", parts);
    }
    if (match[1].length > 9) throw wrong(input, "big");
    const value = match[1] + (places ? "." + places : "");
    if (rules.isPositive && Number(value) === 0) throw wrong(input, "positive");
    return value;
  };

  const AREA = {places: 4, isPositive: true, example: "89.6"};
  const USE = {places: 4, isPositive: false, example: "25"};
  const MONEY = {places: 2, isPositive: false, example: "100.00"};
  const WHOLE = {places: 0, isPositive: true, example: "3"};

  // No bill is older or comes later, and dates of other lengths would not compare as texts.
  const isNear = day => /^[12]/.test(day) && charges.isDay(day);

  // A browser without a picker for days hands over what was typed.
  const readDay = input => {
    if (input.validity.badInput) throw wrong(input, "day");
    const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(typed(input));
    if (!match) throw wrong(input, "day");
    const day = charges.day(Number(match[1]), Number(match[2]), Number(match[3]));
    if (!isNear(day)) throw wrong(input, "no_day");
    return day;
  };

  const readMoment = input => {
    const text = input.value.normalize("NFKC").trim();
    if (!text && !input.validity.badInput) throw wrong(input, "empty");
    const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[T ]*(\d{1,2}):(\d{2})/.exec(text);
    if (!match || Number(match[4]) > 23 || Number(match[5]) > 59) throw wrong(input, "time");
    const day = charges.day(Number(match[1]), Number(match[2]), Number(match[3]));
    if (!isNear(day)) throw wrong(input, "no_day");
    return day + "T" + match[4].padStart(2, "0") + ":" + match[5];
  };

  const readPeriod = () => {
    const input = name => find(form, name);
    if (isByDays()) return daysOf(readDay(input("first")), readDay(input("last")));
    const year = readNumber(input("year"), Object.assign({}, WHOLE, {example: "2027"}));
    if (!/^[12]\d{3}$/.test(year)) throw new Wrong(input("year"), words.year);
    const month = Number(readNumber(input("month"), WHOLE));
    if (month > 12) throw new Wrong(input("month"), words.month_of);
    const months = Number(readNumber(input("months"), WHOLE));
    if (months > MOST_MONTHS) throw wrong(input("months"), "long", {n: MOST_MONTHS});
    const last = Number(year) * 12 + month - 1 + months - 1;
    const end = [Math.floor(last / 12), last % 12 + 1];
    return {
      first: charges.day(Number(year), month, 1),
      last: charges.day(end[0], end[1], charges.lengthOf(end[0], end[1])),
      typed: ["m", year + "-" + month, String(months)],
    };
  };

  const daysOf = (first, last) => {
    if (last < first) throw new Wrong(find(form, "last"), words.backwards);
    if (charges.later(first, MOST_DAYS) < last) {
      throw wrong(find(form, "last"), "long", {n: MOST_MONTHS});
    }
    return {first, last, typed: ["d", first, last]};
  };

  // With one price version there is one day as good as another to ask for its price.
  const dayFor = (fee, entry) =>
    needsDay(fee) ? readDay(find(entry, "day")) : fee.rates[0].from;

  const READERS = {
    month: (fee, input) => {
      const given = {quantity: readNumber(input("quantity"), AREA)};
      if (fee.vacant) given.vacant = input("vacant").checked;
      return given;
    },
    each: (fee, input) => ({
      quantity: readNumber(input("quantity"), fee.basis === "area" ? AREA : USE),
    }),
    range: (fee, input) => ({quantity: readNumber(input("quantity"), USE)}),
    tiered: (fee, input) => ({
      quantity: readNumber(input("quantity"), USE), before: readNumber(input("before"), USE),
    }),
    share: (fee, input) => {
      const given = {
        pool: readNumber(input("pool"), MONEY), area: readNumber(input("area"), AREA),
        total: readNumber(input("total"), AREA),
      };
      if (charges.isLess(charges.decimal(given.total), charges.decimal(given.area))) {
        throw new Wrong(input("area"), words.share);
      }
      return given;
    },
    time: (fee, input) => {
      const given = {entered: readMoment(input("entered")), left: readMoment(input("left"))};
      if (given.left < given.entered) throw new Wrong(input("left"), words.backwards);
      if (charges.later(given.entered.slice(0, 10), MOST_DAYS) < given.left.slice(0, 10)) {
        throw wrong(input("left"), "long", {n: MOST_MONTHS});
      }
      return given;
    },
    late: (fee, input) => ({
      owed: readNumber(input("owed"), MONEY),
      percent: readNumber(input("percent"), {places: 4, isPositive: true, example: "0.05"}),
      days: readNumber(input("days"), WHOLE),
    }),
  };

  const readEntry = (entry, span) => {
    const select = find(entry, "fee"), fee = feeOf(entry);
    if (!fee) throw new Wrong(select, words.choose);
    const given = READERS[fee.way](fee, name => find(entry, name));
    const kept = Object.values(given).map(value => (value === true ? "1" : value || ""));
    if (fee.way === "month") Object.assign(given, {first: span.first, last: span.last});
    if (["each", "range", "tiered"].includes(fee.way)) {
      given.day = dayFor(fee, entry);
      if (needsDay(fee)) kept.push(given.day);
    }
    return {fee, given, kept: [fee.id].concat(kept), charge: chargeOf(fee, given, select)};
  };

  const chargeOf = (fee, given, select) => {
    try {
      return charges.charge(fee, given);
    } catch (error) {
      if (!(error instanceof charges.NoPrice)) throw error;
      throw new Wrong(select, say("no_price", {date: dateWords(error.day)}));
    }
  };

  // In the address ---------------------------------------------------------------------------

  let kept = "";

  const keep = (span, bill) => {
    const parts = bill.map(one => "i=" + one.kept.map(encodeURIComponent).join("~"));
    if (span) parts.unshift("p=" + span.typed.map(encodeURIComponent).join("~"));
    kept = "#" + parts.join("&");
    location.replace(kept);
  };

  const NAMES = {
    month: ["quantity", "vacant"], each: ["quantity"], range: ["quantity"],
    tiered: ["quantity", "before"], share: ["pool", "area", "total"],
    time: ["entered", "left"], late: ["owed", "percent", "days"],
  };

  const restoreEntry = values => {
    const fee = Object.prototype.hasOwnProperty.call(fees, values[0]) && fees[values[0]];
    const entry = add(fee && fee.id);
    if (!fee) return; // it is charged no more: that it is missing must not go unnoticed
    const names = NAMES[fee.way].concat(needsDay(fee) ? ["day"] : []);
    names.forEach((name, at) => {
      const input = find(entry, name), value = values[at + 1] || "";
      if (input && input.type === "checkbox") input.checked = value === "1";
      else if (input) input.value = value;
    });
  };

  const restorePeriod = values => {
    const isDays = values[0] === "d", month = (values[1] || "").split("-");
    form.elements.span.value = isDays ? "days" : "months";
    const filled = isDays
      ? {first: values[1], last: values[2]}
      : {year: month[0], month: month[1], months: values[2]};
    Object.keys(filled).forEach(name => { find(form, name).value = filled[name] || ""; });
    showSpan();
  };

  // Whatever cannot be understood of an address is as if it were not there.
  const restore = () => {
    let parts;
    try {
      parts = location.hash.slice(1).split("&").map(part => {
        const [key, values] = part.split("=");
        return [key, (values || "").split("~").map(decodeURIComponent)];
      });
    } catch (error) {
      return false;
    }
    const items = parts.filter(part => part[0] === "i");
    if (!items.length) return false;
    startOver();
    entries.textContent = "";
    parts.filter(part => part[0] === "p").forEach(part => restorePeriod(part[1]));
    items.slice(0, 20).forEach(part => restoreEntry(part[1]));
    // A link to a fee alone only opens the form for it.
    return all().some(feeOf) && items.some(part => part[1].length > 1);
  };

  // Together ---------------------------------------------------------------------------------

  const compute = isSubmitted => {
    clearProblems();
    const problems = [];
    const attempt = work => {
      try {
        return work();
      } catch (error) {
        if (!(error instanceof Wrong)) throw error;
        problems.push(error);
        return null;
      }
    };
    const span = period.hidden ? null : attempt(readPeriod);
    const bill = all().map(entry => attempt(() => {
      // Its own faults are told even where the period has one too.
      return readEntry(entry, span || {first: "9999-01-01", last: "0001-01-01"});
    }));
    if (problems.length) {
      result.hidden = true;
      document.body.classList.remove("has-result");
      showProblems(problems, isSubmitted);
      return false;
    }
    result.textContent = "";
    result.appendChild(shown(bill));
    result.hidden = false;
    document.body.classList.add("has-result");
    keep(span, bill);
    return true;
  };

  form.addEventListener("submit", event => {
    event.preventDefault();
    if (compute(true)) document.getElementById("result").focus();
  });
  form.addEventListener("reset", event => {
    event.preventDefault();
    startOver();
    document.body.classList.remove("has-result");
    kept = "#";
    location.replace("#");
    find(all()[0], "fee").focus();
  });
  form.addEventListener("input", event => {
    if (event.target.hasAttribute("aria-invalid")) setWrong(event.target, "");
  });
  Array.from(form.elements.span).forEach(radio => radio.addEventListener("change", showSpan));
  form.querySelector(".add").addEventListener("click", () => find(add(), "fee").focus());
  window.addEventListener("hashchange", () => {
    if (location.hash !== kept && restore()) compute();
  });

  wire(period);
  startOver();
  Array.from(document.querySelectorAll(".without-script")).forEach(e => { e.hidden = true; });
  form.hidden = false;
  if (restore()) compute();
})();
