/* The drawing of the timeline's bars and of its axis. */
(function (kordon) {
  "use strict";

  const { make } = kordon.shapes;
  const TICK = 76; // pixels that the name of a tick needs
  const STEPS = { day: [1, 7, 14], month: [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200] };
  const HEAD = 11; // pixels above the highest bar: room for the sign of an open end
  const DAY = 86400000;
  const LONGEST_MONTH = 31;

  /** The Monday on or before a day; 1970-01-01 was a Thursday. */
  const monday = (day) => day - ((((day + 3) % 7) + 7) % 7);

  /** The first and last day of the day, week, month or year that a day lies in. */
  function barOf(by, day) {
    const date = new Date(day * DAY);
    const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
    const at = (y, m) => Math.round(Date.UTC(y, m, 1) / DAY);
    if (by === "day") return [day, day];
    if (by === "week") return [monday(day), monday(day) + 6];
    return by === "month" ? [at(year, month), at(year, month + 1) - 1] : [at(year, 0), at(year + 1, 0) - 1];
  }

  /** Paths of the bars: to their low ends, from there to their high ends, and signs of open ends and of no number. */
  function shapes(all, height, { barOf, toX }) {
    const top = Math.max(1, ...all.map(({ low, high }) => high || low || 0));
    const y = (value) => height - (value / top) * (height - HEAD);
    const path = { low: "", high: "", open: "", none: "" };
    for (const { start, low, high } of all) {
      const [from, to] = barOf(start);
      const left = toX(from);
      const gap = Math.min(1.5, (toX(to + 1) - left) * 0.15);
      const [x, wide] = [left + gap / 2, Math.max(1, toX(to + 1) - left - gap)];
      const box = (above, below) => `M${x.toFixed(1)} ${below.toFixed(1)}V${above.toFixed(1)}h${wide.toFixed(1)}V${below.toFixed(1)}Z`;
      const middle = x + wide / 2;
      if (low === null && high === null) path.none += `M${(middle - 2.5).toFixed(1)} ${height - 2.5}h5`;
      if (low) path.low += box(Math.min(y(low), height - 1.5), height);
      if (high !== null && high > (low || 0)) path.high += box(y(high), y(low || 0) - (low ? 1 : 0)); // a hair apart from what is certain
      if (high === null && low !== null) path.open += `M${middle.toFixed(1)} ${(y(low) - 7).toFixed(1)}l3.2 5h-6.4Z`;
    }
    return { path, top };
  }

  function picture(className, path) {
    const drawn = ["low", "high", "open", "none"].map((name) => make("path", { d: path[name], class: `kordon-bar-${name}` }));
    return make("svg", { class: `kordon-bars ${className}`, "aria-hidden": "true" }, drawn);
  }

  /** Ticks at Mondays or firsts of months, as many as have room. */
  function ticks({ first, last, width }) {
    const most = Math.max(2, Math.floor(width() / TICK));
    const span = last() + 1 - first();
    const say = (day, options) => new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...options }).format(new Date(day * DAY));
    for (const step of span / most <= 14 ? STEPS.day : []) {
      if (span / step > most) continue;
      const from = step === 1 ? first() : monday(first() + 6);
      const found = [];
      for (let day = from; day <= last(); day += step) found.push([day, say(day, { day: "numeric", month: "short" })]);
      return found;
    }
    const begin = new Date(first() * DAY);
    for (const step of STEPS.month) {
      if (span / (step * LONGEST_MONTH) > most) continue; // not a hundred thousand months for an axis of all years
      const found = [];
      for (let month = begin.getUTCFullYear() * 12 + begin.getUTCMonth(); ; month += 1) {
        const day = Math.round(Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY);
        if (day > last()) break;
        if (day >= first() && month % step === 0) found.push([day, step < 12 ? say(day, { month: "short", year: "numeric" }) : say(day, { year: "numeric" })]);
      }
      if (found.length <= most) return found;
    }
    return [];
  }

  kordon.bars = { barOf, shapes, picture, ticks };
})((window.kordon = window.kordon || {}));
