/* The timeline under the map: a bar for each day, week, month or year, and bands over them that choose the days shown.

   Bars and axis come from /api/days and hold whatever the days of the filters are; a band is drawn over them by
   layer/band.js. Outside compare mode there is one band, the filters' own days. */
(function (kordon) {
  "use strict";

  const { html } = kordon.shapes;
  const { period, words } = kordon;
  const NOUNS = { sightings: "sightings", movements: "movements", reports: "reports", vehicles: "vehicles" };
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
  const barOf = (day) => kordon.bars.barOf(data.by, day);

  // What the bars hold -------------------------------------------------------------------------------------------

  const rows = () =>
    data.bars.map(([at, low, high = low, without = 0, about = 0]) => ({
      start: first() + at, low, high: data.measure === "vehicles" ? high : low, without, about,
    }));

  /** "week of 12 Dec 2022: 30–40 vehicles, 2 without a number". */
  function told({ start, low, high, without, about }) {
    const [from, to] = barOf(start);
    const noun = NOUNS[data.measure];
    const one = low === 1 && high === 1;
    const count = low === null && high === null ? "no number said" : `${words.interval(low, high, words.number, about)} ${one ? noun.slice(0, -1) : noun}`;
    return `${period.say({ from, to })}: ${count}${without ? `, ${words.many(without, "movement")} without a number` : ""}`;
  }

  // Drawing ------------------------------------------------------------------------------------------------------

  function drawAxis() {
    chart.axis.replaceChildren(
      ...kordon.bars.ticks(scale).map(([day, name]) => {
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
    kordon.compare.offer(data.held.length > 0);
    if (none) return;
    const { path, top } = kordon.bars.shapes(rows(), chart.plot.clientHeight, scale);
    chart.top.textContent = words.number(top);
    const most = rows().reduce((best, row) => ((row.high || row.low || 0) > (best ? best.high || best.low || 0 : -1) ? row : best), null);
    chart.bars.setAttribute("aria-label", `${chart.title.textContent}, ${period.say({ from: first(), to: last() })}${most ? `; most: ${told(most)}` : ""}`);
    chart.bars.replaceChildren(kordon.bars.picture("kordon-bars-out", path), ...bands.map((band) => (band.bars = kordon.bars.picture(`kordon-bars-${band.name}`, path))));
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
    kordon.play.mark();
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
      if (data.held.length) kordon.compare.restore();
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
    const foot = html("div", "kordon-brush-foot");
    const play = html("div", "kordon-play");
    head.append(title, key, undated, tools);
    body.append(plot, axis);
    foot.append(play, shown, clear, quick);
    box.append(head, body, foot, says);
    document.body.append(box);
    return { box, head, title, key, undated, quick, says, plot, bars, axis, top, read, before, after, wide, near: close, shown, clear, play, foot };
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
      const centre = map.getCenter(); // else it would move by parts of a pixel, as base.js says
      map.invalidateSize({ pan: false });
      map.setView(centre, map.getZoom(), { reset: true });
    },

    /** Put the timeline under the map. */
    build(of) {
      layer = of;
      chart = build();
      readOut();
      kordon.band.listen(chart.plot, () => bands, scale);
      kordon.play.build(chart.play, chart.plot, of._map);
      kordon.compare.build(of, chart.foot);
      bands = kordon.band.own(chart, scale);
      document.addEventListener(period.CHANGED, () => {
        mark();
        if (!kordon.play.running()) chart.says.textContent = `Shown: ${period.say(period.now())}`;
      });
      new ResizeObserver(draw).observe(chart.plot);
    },

    /** Ask for the bars that the filters of now have; called when the page has brought its filters. */
    take() {
      if (!chart) return;
      if (period.byPage() && narrow()) {
        const { from, to } = bands[0].days();
        if (from !== null && to !== null) wanted = around({ from, to });
      }
      ask();
      mark();
    },

    /** Show other bands than the filters' days, each as `kordon.band.make` takes it; null for these. */
    band(other) {
      for (const band of bands) band.remove();
      bands = other ? other.map((each) => kordon.band.make(chart, scale, each)) : kordon.band.own(chart, scale);
      draw();
    },

    chart: () => chart,
    data: () => data,
    scale,
    near,
    mark,
  };
})((window.kordon = window.kordon || {}));
