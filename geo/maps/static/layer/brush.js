/* The timeline under the map: a bar for each day, week, month or year, and bands over them that choose the days shown.

   Bars and axis come from /api/days and hold whatever the days of the filters are; a band is drawn over them by
   layer/band.js. Outside compare mode there is one band, the filters' own days. */
(function (kordon) {
  "use strict";

  const { make, html } = kordon.shapes;
  const { period, words } = kordon;
  const NOUNS = { sightings: "sightings", movements: "movements", reports: "reports", vehicles: "vehicles" };
  const TICK = 76; // pixels that the name of a tick needs
  const STEPS = { day: [1, 7, 14], month: [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200] };
  const HEAD = 11; // pixels above the highest bar: room for the sign of an open end
  const NARROW = 0.04; // part of the axis below which a new selection is too narrow to be handled, so the axis closes in

  let chart = null; // the elements, once built
  let data = null; // the answer of /api/days
  let wanted = { first: "", last: "" }; // the axis asked for; empty is the server's own
  let asking = null;
  let layer = null;
  let bands = [];

  const first = () => period.number(data.first);
  const last = () => period.number(data.last);
  const span = () => last() + 1 - first();
  const width = () => chart.plot.clientWidth || 1;
  const toX = (day) => ((Math.min(Math.max(day, first()), last() + 1) - first()) / span()) * width();
  const toDay = (x) => Math.min(last(), Math.max(first(), first() + Math.floor((x / width()) * span())));

  /** The first and last day of the bar that a day lies in. */
  function barOf(day) {
    const date = new Date(day * 86400000);
    const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
    const at = (y, m) => Math.round(Date.UTC(y, m, 1) / 86400000);
    if (data.by === "day") return [day, day];
    if (data.by === "week") {
      const monday = day - ((((day + 3) % 7) + 7) % 7); // 1970-01-01 was a Thursday
      return [monday, monday + 6];
    }
    return data.by === "month" ? [at(year, month), at(year, month + 1) - 1] : [at(year, 0), at(year + 1, 0) - 1];
  }

  // What the bars hold -------------------------------------------------------------------------------------------

  const rows = () =>
    data.bars.map(([at, low, high = low, without = 0]) => ({ start: first() + at, low, high: data.measure === "vehicles" ? high : low, without }));

  /** "week of 12 Dec 2022: 30–40 vehicles, 2 without a number". */
  function told({ start, low, high, without }) {
    const [from, to] = barOf(start);
    const noun = NOUNS[data.measure];
    const one = low === 1 && high === 1;
    const count = low === null && high === null ? "no number said" : `${words.interval(low, high)} ${one ? noun.slice(0, -1) : noun}`;
    return `${period.say({ from, to })}: ${count}${without ? `, ${words.many(without, "movement")} without a number` : ""}`;
  }

  // Drawing ------------------------------------------------------------------------------------------------------

  /** Paths of the bars: to their low ends, from there to their high ends, and signs of open ends and of no number. */
  function shapes(height) {
    const all = rows();
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
      if (high !== null && high > (low || 0)) path.high += box(y(high), y(low || 0));
      if (high === null && low !== null) path.open += `M${middle.toFixed(1)} ${(y(low) - 7).toFixed(1)}l3.2 5h-6.4Z`;
    }
    return { path, top };
  }

  function picture(className, path) {
    const drawn = ["low", "high", "open", "none"].map((name) => make("path", { d: path[name], class: `kordon-bar-${name}` }));
    return make("svg", { class: `kordon-bars ${className}`, "aria-hidden": "true" }, drawn);
  }

  /** Ticks at Mondays or firsts of months, as many as have room. */
  function ticks() {
    const most = Math.max(2, Math.floor(width() / TICK));
    const say = (day, options) => new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...options }).format(new Date(day * 86400000));
    for (const step of span() / most <= 14 ? STEPS.day : []) {
      if (span() / step > most) continue;
      const from = step === 1 ? first() : barOfWeek(first() + 6);
      const found = [];
      for (let day = from; day <= last(); day += step) found.push([day, say(day, { day: "numeric", month: "short" })]);
      return found;
    }
    const begin = new Date(first() * 86400000);
    for (const step of STEPS.month) {
      const found = [];
      for (let month = begin.getUTCFullYear() * 12 + begin.getUTCMonth(); ; month += 1) {
        const day = Math.round(Date.UTC(Math.floor(month / 12), month % 12, 1) / 86400000);
        if (day > last()) break;
        if (day >= first() && month % step === 0) found.push([day, step < 12 ? say(day, { month: "short", year: "numeric" }) : say(day, { year: "numeric" })]);
      }
      if (found.length <= most) return found;
    }
    return [];
  }

  const barOfWeek = (day) => day - ((((day + 3) % 7) + 7) % 7);

  function drawAxis() {
    chart.axis.replaceChildren(
      ...ticks().map(([day, name]) => {
        const tick = html("span", "kordon-tick", name);
        tick.style.left = `${toX(day).toFixed(1)}px`;
        return tick;
      }),
    );
  }

  function draw() {
    if (!chart || !data) return;
    const none = data.first === null;
    chart.box.dataset.state = none ? "empty" : "drawn";
    chart.title.textContent = none ? "Nothing has a date" : `${NOUNS[data.measure]} per ${data.by}`.replace(/^./, (letter) => letter.toUpperCase());
    chart.undated.hidden = !data.undated_movements;
    chart.key.hidden = none || data.measure !== "vehicles";
    for (const [name, side] of [["before", "earlier"], ["after", "later"]]) {
      chart[name].hidden = none || !data[name];
      chart[name].textContent = name === "before" ? `‹ ${words.number(data.before)} ${side}` : `${words.number(data.after)} ${side} ›`;
    }
    chart.plot.hidden = chart.axis.hidden = none;
    kordon.quick.offer(chart.quick, data);
    if (none) return;
    const { path, top } = shapes(chart.plot.clientHeight);
    chart.top.textContent = words.number(top);
    const most = rows().reduce((best, row) => ((row.high || row.low || 0) > (best ? best.high || best.low || 0 : -1) ? row : best), null);
    chart.bars.setAttribute("aria-label", `${chart.title.textContent}, ${period.say({ from: first(), to: last() })}${most ? `; most: ${told(most)}` : ""}`);
    chart.bars.replaceChildren(picture("kordon-bars-out", path), ...bands.map((band) => (band.bars = picture(`kordon-bars-${band.name}`, path))));
    drawAxis();
    mark();
  }

  /** Put the bands where their days are. */
  function mark() {
    if (!data || data.first === null) return;
    for (const band of bands) kordon.band.place(band, scale);
    chart.wide.hidden = !wanted.first && !wanted.last;
    const shown = bands.map((band) => band.days()).filter(({ from, to }) => from !== null || to !== null);
    const ends = shown.length ? hull(shown) : null;
    const own = bands.length === 1 && bands[0].name === "own" ? bands[0].days() : null;
    const any = own && (own.from !== null || own.to !== null);
    chart.shown.hidden = chart.clear.hidden = !any;
    chart.undated.textContent = `${words.many(data.undated_movements, "movement")} without a date${own && !any ? "" : ", left out"}`;
    chart.shown.textContent = any ? period.say(own) : "";
    kordon.quick.mark();
    chart.near.hidden = !ends || ends.to - ends.from + 1 > span() * 0.3 || span() <= 10;
  }

  /** The days from the first of several periods to the last; open ends are those of the axis. */
  const hull = (periods) => ({
    from: Math.min(...periods.map(({ from }) => (from === null ? first() : from))),
    to: Math.max(...periods.map(({ to }) => (to === null ? last() : to))),
  });

  const scale = { toX, toDay, barOf, first, last, width };

  // Asking -------------------------------------------------------------------------------------------------------

  /** The axis on which a period is seen amid as much again on either side. */
  function around({ from, to }) {
    const aside = Math.max(14, to - from + 1);
    return { first: period.text(from - aside), last: period.text(to + aside) };
  }

  async function ask() {
    const query = layer._query;
    const key = [query.token.split(".").slice(0, -2).join("."), query.version, query.measure, wanted.first, wanted.last].join(" ");
    if (asking === key) return;
    asking = key;
    try {
      const [answer] = await kordon.ask.get("days", query.token, { measure: query.measure, from: "", to: "", ...wanted });
      if (asking !== key) return;
      data = answer;
      draw();
    } catch (error) {
      if (asking !== key) return;
      asking = null;
      chart.title.textContent = `The timeline could not be loaded: ${error.message}`;
      chart.box.dataset.state = "failed";
    }
  }

  function look(next) {
    wanted = next;
    ask();
  }

  /** Close in on the periods that are chosen, or, at the first look, wherever they would be too narrow to be handled. */
  function near() {
    const chosen = bands.map((band) => band.days()).filter(({ from, to }) => from !== null && to !== null);
    if (chosen.length) look(around({ from: Math.min(...chosen.map(({ from }) => from)), to: Math.max(...chosen.map(({ to }) => to)) }));
  }

  function narrow() {
    if (!data || data.first === null) return true;
    return bands.some((band) => {
      const { from, to } = band.days();
      if (from === null || to === null) return false;
      return from < first() || to > last() || (to - from + 1) / span() < NARROW;
    });
  }

  // Elements -----------------------------------------------------------------------------------------------------

  function button(className, name, press) {
    const element = html("button", className, name);
    element.type = "button";
    element.addEventListener("click", press);
    return element;
  }

  function build() {
    const box = html("section", "kordon-brush");
    box.setAttribute("aria-label", "Timeline");
    const head = html("div", "kordon-brush-head");
    const title = html("span", "kordon-brush-title");
    const key = html("span", "kordon-brush-key");
    for (const [sign, said] of [["low", "at least"], ["high", "up to"], ["open", "no upper end reported"]]) key.append(html("i", `kordon-key-${sign}`), said);
    const undated = html("span", "kordon-brush-undated");
    undated.title = "Shown on the map only while no days are chosen; never on a day";
    const quick = html("div", "kordon-brush-quick");
    const says = html("div", "kordon-says");
    says.setAttribute("role", "status");
    const body = html("div", "kordon-brush-body");
    const plot = html("div", "kordon-brush-plot");
    const bars = html("div", "kordon-brush-bars");
    bars.setAttribute("role", "img");
    const axis = html("div", "kordon-brush-axis");
    axis.setAttribute("aria-hidden", "true");
    const top = html("span", "kordon-brush-top");
    const read = html("span", "kordon-brush-read");
    const before = button("kordon-brush-before", "", () => look({ first: data.held[0], last: data.last }));
    const after = button("kordon-brush-after", "", () => look({ first: data.first, last: data.held[1] }));
    const wide = button("kordon-brush-wide", "All days", () => look({ first: "", last: "" }));
    const close = button("kordon-brush-near", "Closer", near);
    wide.title = "Show the timeline of all days";
    close.title = "Show the chosen days larger on the timeline";
    plot.append(bars, top, read);
    const tools = html("div", "kordon-brush-tools");
    tools.append(before, close, wide, after);
    const shown = html("span", "kordon-brush-shown");
    const clear = button("kordon-brush-clear", "Clear", () => period.set({ from: null, to: null }));
    clear.setAttribute("aria-label", "Clear the days");
    head.append(title, key, undated, shown, clear, tools, quick);
    body.append(plot, axis);
    box.append(head, body, says);
    document.body.append(box);
    return { box, head, title, key, undated, quick, says, plot, bars, axis, top, read, before, after, wide, near: close, shown, clear };
  }

  /** Tell beside the pointer what its bar holds. */
  function readOut() {
    chart.plot.addEventListener("pointermove", ({ clientX }) => {
      if (!data || data.first === null) return;
      const x = clientX - chart.plot.getBoundingClientRect().left;
      const [from] = barOf(toDay(x));
      const row = rows().find(({ start }) => start === from);
      chart.read.textContent = row ? told(row) : `${period.say({ from, to: barOf(from)[1] })}: none`;
      chart.read.classList.toggle("kordon-brush-read-left", x > width() / 2);
    });
    chart.plot.addEventListener("pointerleave", () => {
      chart.read.textContent = "";
    });
  }

  kordon.brush = {
    /** Leave the lower edge of the frame to the timeline. */
    makeRoom(map) {
      document.documentElement.classList.add("kordon-has-brush");
      map.invalidateSize({ pan: false });
    },

    /** Put the timeline under the map. */
    build(of) {
      layer = of;
      chart = build();
      readOut();
      kordon.band.listen(chart.plot, () => bands, scale);
      bands = kordon.band.own(chart, scale);
      document.addEventListener(period.CHANGED, () => {
        mark();
        chart.says.textContent = `Shown: ${period.say(period.now())}`;
      });
      new ResizeObserver(draw).observe(chart.plot);
    },

    /** Ask for the bars that the filters of now have; called when the page has brought its filters. */
    take() {
      if (!chart) return;
      if (narrow() && bands.length) {
        const { from, to } = bands[0].days();
        if (from !== null && to !== null) wanted = around({ from, to });
      }
      ask();
      mark();
    },

    /** Show other bands than the filters' days; null for these. */
    band(other) {
      for (const band of bands) band.remove();
      bands = other || kordon.band.own(chart, scale);
      draw();
    },

    chart: () => chart,
    data: () => data,
    scale,
    near,
    draw,
  };
})((window.kordon = window.kordon || {}));
