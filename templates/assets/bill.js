// What a bill of the fee calculator comes to, with every step: the months or tiers of each item,
// the price versions used and what they rest on, and how it was rounded.
(function (root) {
  "use strict";
  const charges = root.estateCharges;
  if (!charges) return;

  root.estateBill = words => {
    const say = (key, parts) =>
      words[key].replace(/\{(\w+)\}/g, (all, name) => (parts && name in parts ? parts[name] : all));

    const made = (tag, name, content) => {
      const element = document.createElement(tag);
      if (name) element.className = name;
      if (content !== undefined) element.textContent = content;
      return element;
    };

    // Other languages write a space between sentences, and dates as they are.
    const isChinese = /^zh/.test(document.documentElement.lang), gap = isChinese ? "" : " ";
    const numbers = given => given.split("-").map(part => (isChinese ? Number(part) : part));
    const said = (...sentences) => sentences.filter(Boolean).join(gap);

    const dateWords = given => {
      const [year, month, day] = numbers(given);
      return say("date", {year, month, day});
    };
    const money = fraction => charges.text(fraction, 2).replace(/\B(?=(\d{3})+\.)/g, ",");

    // What is rounded only in the end is shown as exactly as four places can.
    const partly = fraction => {
      const exact = charges.text(fraction, 4);
      return exact.endsWith("00") ? money(fraction) : exact;
    };

    const LABELS = {
      month: line => {
        const [year, month] = numbers(line.label);
        return say("month", {year, month});
      },
      range: line => words[line.label],
      tiered: line => tierWords(line.label),
      time: line => dateWords(line.label),
    };

    const tierWords = label => {
      if (label.startsWith(">")) return say("last_tier", {low: label.slice(1)});
      const [low, high] = label.split("–");
      return low === "0" ? say("first_tier", {high}) : say("tier", {low, high});
    };

    const FORMULAS = {
      month: (line, fee, given) => {
        const share = given.vacant ? " × " + fee.vacant.percent + "%" : "";
        const part = line.days < line.length ? " × " + line.days + " ÷ " + line.length : "";
        return line.quantity + " × " + line.price + share + part;
      },
      share: (line, fee, given) => given.pool + " × " + given.area + " ÷ " + given.total,
      late: (line, fee, given) => given.owed + " × " + given.percent + "% × " + given.days,
      time: (line, fee) => line.quantity + " × " + line.price +
        (line.isCapped ? say("capped", {cap: fee.parking.cap}) : ""),
    };
    const plainFormula = line => line.quantity + " × " + line.price;

    const table = one => {
      const frame = made("div", "table"), sheet = made("table");
      frame.tabIndex = 0;
      frame.setAttribute("role", "group");
      frame.setAttribute("aria-label", say("steps", {name: one.fee.name}));
      const head = sheet.createTHead().insertRow();
      [["label", ""], ["formula", ""], ["amount", "right"]].forEach(([key, name]) => {
        const cell = made("th", name, words[key]);
        cell.scope = "col";
        head.appendChild(cell);
      });
      const body = sheet.createTBody();
      one.charge.lines.forEach(line => {
        const row = body.insertRow(), label = LABELS[one.fee.way];
        const name = made("th", "date", label ? label(line) : one.fee.name);
        name.scope = "row";
        row.appendChild(name);
        const formula = FORMULAS[one.fee.way] || plainFormula;
        row.appendChild(made("td", "", formula(line, one.fee, one.given)));
        row.appendChild(made("td", "right", partly(line.amount)));
      });
      frame.appendChild(sheet);
      return frame;
    };

    // Where the basis of the fee names the decision already, it is not said twice.
    const isOwn = (rate, fee) => Boolean(rate.resolution) && !fee.source.includes(rate.resolution);

    const versions = one => {
      const used = [];
      one.charge.lines.concat([one.charge]).forEach(line => {
        if (line.rate && !used.includes(line.rate)) used.push(line.rate);
      });
      return used.map(rate => {
        const parts = {
          price: rate.words, from: dateWords(rate.from),
          until: rate.until && dateWords(rate.until),
          source: one.fee.source, resolution: rate.resolution,
        };
        const basis = isOwn(rate, one.fee) ? "resolution" : "basis";
        return said(say(rate.until ? "old_version" : "version", parts), say(basis, parts));
      });
    };

    const parkingRules = (rules, given) => {
      const minutes = charges.minutesOf(given.left) - charges.minutesOf(given.entered);
      const free = rules.free_rule === "deducted" ? "time_deducted" : "time_free";
      return said(
        say("parked", {hours: Math.floor(minutes / 60), minutes: minutes % 60}),
        rules.free ? say(free, rules) : "", say("step", rules),
        say("time_" + rules.rounding, rules), rules.cap === null ? "" : say("time_cap", rules));
    };

    // Whether any month is not charged as a whole.
    const isParted = one => one.charge.lines.some(line => line.days < line.length) ||
      one.given.first.slice(8) !== "01" || charges.later(one.given.last, 1).slice(8) !== "01";

    const rules = one => {
      if (one.fee.way === "late") return words.contract;
      if (one.fee.way === "time") return parkingRules(one.fee.parking, one.given);
      if (one.fee.way !== "month") return words.round_once;
      const part = isParted(one) ? words["part_" + (one.fee.part || "unsaid")] : "";
      return said(words["round_" + one.fee.point], part);
    };

    const amountOf = (one, key) => say(one.least ? "range" : key, {
      least: one.least && money(one.least), amount: money(one.total),
    });

    const shown = (one, at) => {
      const section = made("section", "example");
      section.appendChild(made("h3", "", at + 1 + ". " + one.fee.name));
      const none = one.fee.way === "time" ? words.is_free : words.nothing;
      section.appendChild(one.charge.lines.length ? table(one) : made("p", "", none));
      section.appendChild(made("p", "price", amountOf(one.charge, "own")));
      versions(one).concat([rules(one)]).forEach(sentence =>
        section.appendChild(made("p", "soft", sentence)));
      return section;
    };

    const shownBill = bill => {
      const all = document.createDocumentFragment(), heading = made("h2", "", words.result);
      const total = charges.sum(bill.map(one => one.charge.total));
      const least = charges.sum(bill.map(one => one.charge.least || one.charge.total));
      heading.id = "result";
      heading.tabIndex = -1;
      all.appendChild(heading);
      const key = charges.isLess(least, total) ? "between" : "total";
      const amounts = {least: money(least), amount: money(total)};
      all.appendChild(made("p", "price bill", say(key, amounts)));
      bill.forEach((one, at) => all.appendChild(shown(one, at)));
      all.appendChild(made("p", "mark", words.note));
      all.appendChild(made("p", "soft screen-only", words.keep));
      return all;
    };

    return {shown: shownBill, dateWords, say, made};
  };
})(window);
