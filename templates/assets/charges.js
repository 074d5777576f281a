// What a fee comes to: the same rules as in generator/kinds/fees/charges.py, held to them by a
// table of cases that both are put through. Numbers are exact fractions of whole numbers
// (BigInt), since 50.1 × 2.65 is 132.765 and a binary number makes it a fen less. They are
// written with BigInt(…), because older browsers cannot even read a script with 1n in it.
(function (root) {
  "use strict";
  if (typeof BigInt !== "function") return;

  const ZERO = BigInt(0), ONE = BigInt(1), TWO = BigInt(2), TEN = BigInt(10);
  const HUNDRED = BigInt(100);
  const DAY_MINUTES = 1440;

  // Fractions: [numerator, denominator], never negative.

  const whole = number => [BigInt(number), ONE];
  const decimal = text => {
    const parts = text.split("."), places = parts[1] || "";
    let scale = ONE;
    for (let place = 0; place < places.length; place += 1) scale *= TEN;
    return [BigInt(parts[0] + places), scale];
  };
  const times = (...factors) => factors.reduce((a, b) => [a[0] * b[0], a[1] * b[1]]);
  const over = (a, b) => [a[0] * b[1], a[1] * b[0]];
  const plus = (a, b) => [a[0] * b[1] + b[0] * a[1], a[1] * b[1]];
  const isLess = (a, b) => a[0] * b[1] < b[0] * a[1];
  const percent = fraction => over(fraction, [HUNDRED, ONE]);

  // Half up, so many places: 2 for fen.
  const rounded = (fraction, places) => {
    let scale = ONE;
    for (let place = 0; place < places; place += 1) scale *= TEN;
    return [(fraction[0] * scale * TWO + fraction[1]) / (fraction[1] * TWO), scale];
  };
  const fen = fraction => rounded(fraction, 2);
  const sum = fractions => fractions.reduce(plus, [ZERO, ONE]);

  // "1234.50" of a fraction that has no more than so many places.
  const text = (fraction, places) => {
    const digits = String(rounded(fraction, places)[0]).padStart(places + 1, "0");
    const cut = digits.length - places;
    return places ? digits.slice(0, cut) + "." + digits.slice(cut) : digits;
  };

  // Days are texts such as 2027-01-31, which compare as they stand.

  const padded = (number, size) => String(number).padStart(size, "0");
  const day = (year, month, date) =>
    padded(year, 4) + "-" + padded(month, 2) + "-" + padded(date, 2);
  const partsOf = given => given.split("-").map(Number);
  const lengthOf = (year, month) => new Date(Date.UTC(year, month, 0)).getUTCDate();
  const numberOf = given => {
    const [year, month, date] = partsOf(given);
    return Date.UTC(year, month - 1, date) / 864e5;
  };
  const later = (given, days) =>
    new Date((numberOf(given) + days) * 864e5).toISOString().slice(0, 10);
  const monthStart = given => given.slice(0, 8) + "01";
  const monthEnd = given => {
    const [year, month] = partsOf(given);
    return day(year, month, lengthOf(year, month));
  };
  const isDay = given => {
    const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(given);
    if (!match) return false;
    const [year, month, date] = partsOf(given);
    return year > 0 && month >= 1 && month <= 12 && date >= 1 && date <= lengthOf(year, month);
  };

  // No price is known for that day.
  class NoPrice extends Error {
    constructor(when) {
      super("no price on " + when);
      this.day = when;
    }
  }

  const rateOn = (fee, when) => {
    const found = fee.rates.find(r => r.from <= when && (!r.until || when <= r.until));
    if (!found) throw new NoPrice(when);
    return found;
  };
  const priceOf = (rate, when) => {
    if (rate.price === null) throw new NoPrice(when);
    return decimal(rate.price);
  };

  // The days charged, where a month that is not whole counts as a whole one or not at all.
  const charged = (rule, first, last) => {
    const begins = monthStart(first), ends = monthEnd(last);
    if (rule === "whole") return [begins, ends];
    if (rule !== "nothing") return [first, last];
    return [
      first === begins ? first : later(monthEnd(first), 1),
      last === ends ? last : later(monthStart(last), -1),
    ];
  };

  const monthParts = (fee, first, last) => {
    const parts = [];
    let from = first;
    while (from <= last) {
      const rate = rateOn(fee, from), end = monthEnd(from);
      const until = [end, last, rate.until || end].sort()[0];
      parts.push({
        label: from.slice(0, 7), rate, from,
        days: numberOf(until) - numberOf(from) + 1, length: Number(end.slice(8)),
      });
      from = later(until, 1);
    }
    return parts;
  };

  const byMonth = (fee, given) => {
    const [first, last] = charged(fee.part, given.first, given.last);
    const share = given.vacant ? percent(decimal(fee.vacant.percent)) : whole(1);
    const lines = monthParts(fee, first, last).map(part => {
      const counted = over(whole(part.days), whole(part.length));
      const price = priceOf(part.rate, part.from);
      const exact = times(decimal(given.quantity), share, price, counted);
      return Object.assign(part, {
        quantity: given.quantity, price: part.rate.price,
        amount: fee.point === "month" ? fen(exact) : exact,
      });
    });
    return {lines, total: fen(sum(lines.map(line => line.amount)))};
  };

  const byUse = (fee, given) => {
    const rate = rateOn(fee, given.day);
    const amount = fen(times(priceOf(rate, given.day), decimal(given.quantity)));
    const line = {label: "", rate, quantity: given.quantity, price: rate.price, amount};
    return {lines: [line], total: amount};
  };

  const byRange = (fee, given) => {
    const rate = rateOn(fee, given.day);
    const lines = ["low", "high"].map(label => ({
      label, rate, quantity: given.quantity, price: rate[label],
      amount: fen(times(decimal(rate[label]), decimal(given.quantity))),
    }));
    return {lines, total: lines[1].amount, least: lines[0].amount};
  };

  // What was used before in the same period fills the tiers first.
  const byTier = (fee, given) => {
    const rate = rateOn(fee, given.day), start = decimal(given.before);
    const end = plus(start, decimal(given.quantity)), lines = [];
    let low = "0";
    rate.tiers.forEach(tier => {
      const bottom = decimal(low);
      const from = isLess(start, bottom) ? bottom : start;
      const to = tier.upto !== null && isLess(decimal(tier.upto), end) ? decimal(tier.upto) : end;
      if (isLess(from, to)) {
        const part = [to[0] * from[1] - from[0] * to[1], to[1] * from[1]];
        lines.push({
          label: tier.upto === null ? ">" + low : low + "–" + tier.upto, rate,
          quantity: plain(part), price: tier.price, amount: fen(times(part, decimal(tier.price))),
        });
      }
      low = tier.upto === null ? low : tier.upto;
    });
    return {lines, total: sum(lines.map(line => line.amount))};
  };

  const byShare = (fee, given) => {
    const pool = decimal(given.pool), area = decimal(given.area), all = decimal(given.total);
    const amount = fen(over(times(pool, area), all));
    const line = {label: "", rate: null, quantity: given.area, price: "", amount};
    return {lines: [line], total: amount};
  };

  // How many of the steps begin on each day, the first day being that of the minute 0.
  const stepsOfDays = (begin, steps, step) => {
    const days = [];
    let taken = 0, number = Math.floor(begin / DAY_MINUTES);
    while (taken < steps) {
      const begun = Math.min(steps, Math.ceil(((number + 1) * DAY_MINUTES - begin) / step));
      if (begun > taken) days.push({number, count: begun - taken});
      taken = begun;
      number += 1;
    }
    return days;
  };

  const minutesOf = moment =>
    numberOf(moment.slice(0, 10)) * DAY_MINUTES +
    Number(moment.slice(11, 13)) * 60 + Number(moment.slice(14, 16));

  // Steps follow each other from the moment of coming in; each belongs to the day on which it
  // begins, and a cap holds for each day by itself.
  const byTime = (fee, given) => {
    const rules = fee.parking, entered = given.entered.slice(0, 10);
    const rate = rateOn(fee, entered), price = priceOf(rate, entered);
    const minutes = minutesOf(given.left) - minutesOf(given.entered);
    if (minutes <= rules.free) return {lines: [], total: fen(whole(0)), rate};
    const free = rules.free_rule === "deducted" ? rules.free : 0;
    const exact = (minutes - free) / rules.step;
    const steps = rules.rounding === "up" ? Math.ceil(exact) : Math.floor(exact);
    const begin = minutesOf(given.entered) % DAY_MINUTES + free;
    const lines = stepsOfDays(begin, steps, rules.step).map(one => {
      const full = fen(times(price, whole(one.count)));
      const isCapped = rules.cap !== null && isLess(decimal(rules.cap), full);
      return {
        label: later(entered, one.number), rate, quantity: String(one.count), price: rate.price,
        amount: isCapped ? fen(decimal(rules.cap)) : full, isCapped,
      };
    });
    return {lines, total: fen(sum(lines.map(line => line.amount))), rate};
  };

  // Of a contract that says so: so many percent a day of what is owed.
  const byDelay = (fee, given) => {
    const daily = times(decimal(given.owed), percent(decimal(given.percent)));
    const amount = fen(times(daily, decimal(given.days)));
    const line = {label: "", rate: null, quantity: given.days, price: "", amount};
    return {lines: [line], total: amount};
  };

  // As it was typed, without zeros at its end.
  function plain(fraction) {
    const written = text(fraction, 4);
    return written.replace(/\.?0+$/, "");
  }

  const WAYS = {
    month: byMonth, each: byUse, range: byRange, tiered: byTier, share: byShare, time: byTime,
    late: byDelay,
  };

  root.estateCharges = {
    charge: (fee, given) => WAYS[fee.way](fee, given),
    NoPrice, decimal, isLess, sum, text, plain, day, isDay, later, lengthOf, minutesOf,
  };
})(window);
