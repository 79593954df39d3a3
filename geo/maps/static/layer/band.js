/* Bands over the timeline's bars: dragged, moved and resized by mouse, finger and keys; each edge is a slider. */
(function (kordon) {
  "use strict";

  const { html } = kordon.shapes;
  const { period } = kordon;
  const STILL = 4; // pixels of movement below which a press is a click
  const WEEK = 7;
  const MONTH = 28;

  /** An element that screen readers know as a slider over days. */
  function slider(className, label) {
    const element = html("div", className);
    element.setAttribute("role", "slider");
    element.setAttribute("aria-label", label);
    element.tabIndex = 0;
    return element;
  }

  /** Make a band: `days()` gives its days, `drag(days)` shows others, `settle()` ends that, `clear()` takes them out. */
  function make(chart, scale, { name, label, days, drag, settle, clear }) {
    const box = html("div", `kordon-band kordon-band-${name}`);
    const body = slider("kordon-band-body", label ? `Period ${label}` : "Period");
    const from = slider("kordon-band-edge kordon-band-from", label ? `First day of ${label}` : "First day");
    const to = slider("kordon-band-edge kordon-band-to", label ? `Last day of ${label}` : "Last day");
    if (label) body.append(html("b", "kordon-band-name", label));
    box.append(body, from, to);
    chart.plot.append(box);
    const band = { name, label, days, drag, settle, clear, box, body, from, to, bars: null, remove: () => box.remove() };
    for (const [part, element] of Object.entries({ body, from, to })) element.addEventListener("keydown", (event) => pressed(event, band, part, scale));
    return band;
  }

  /** The band's days with its open ends closed by those of the axis. */
  function closed({ days }, scale) {
    const { from, to } = days();
    return { from: from === null ? scale.first() : from, to: to === null ? scale.last() : to };
  }

  /** Put a band where its days are, and say them. */
  function place(band, scale) {
    const open = band.days();
    const { from, to } = closed(band, scale);
    const [left, right] = [scale.toX(from), scale.toX(to + 1)];
    const none = open.from === null && open.to === null;
    band.box.classList.toggle("kordon-band-none", none);
    Object.assign(band.box.style, { left: `${left.toFixed(1)}px`, width: `${Math.max(0, right - left).toFixed(1)}px` });
    if (band.bars) band.bars.style.clipPath = `inset(0 ${(scale.width() - right).toFixed(1)}px 0 ${left.toFixed(1)}px)`;
    const said = period.say(open);
    for (const [element, day, text] of [[band.from, from, open.from === null ? "open" : period.say({ from, to: from })], [band.to, to, open.to === null ? "open" : period.say({ from: to, to })], [band.body, from, said]]) {
      element.setAttribute("aria-valuemin", scale.first());
      element.setAttribute("aria-valuemax", scale.last());
      element.setAttribute("aria-valuenow", Math.min(scale.last(), Math.max(scale.first(), day)));
      element.setAttribute("aria-valuetext", text);
    }
    band.box.title = none ? "" : said;
  }

  const clamp = (day, scale) => Math.min(scale.last(), Math.max(scale.first(), day));

  /** Move one edge to a day, or to the end of its bar; an edge that passes the other stops there. */
  function edge(band, part, day, scale) {
    const open = band.days();
    const { from, to } = closed(band, scale);
    band.drag(part === "from" ? { ...open, from: Math.min(day, to) } : { ...open, to: Math.max(day, from) });
  }

  /** Move the whole band by days, within the axis. */
  function move(band, from, by, scale) {
    const length = from.to - from.from;
    const first = Math.min(scale.last() - length, Math.max(scale.first(), from.from + by));
    band.drag({ from: Math.max(first, scale.first()), to: Math.min(Math.max(first, scale.first()) + length, scale.last()) });
  }

  /** A day, and how far a key moves it: a bar, with Shift a single day, with Page keys four weeks. */
  function stepped(day, event, part, scale) {
    const way = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -1, PageUp: 1 }[event.key];
    if (event.key === "Home") return scale.first();
    if (event.key === "End") return scale.last();
    if (event.key.startsWith("Page")) return day + way * MONTH;
    if (event.shiftKey) return day + way;
    const [first, last] = scale.barOf(day);
    if (part === "to") return way > 0 ? scale.barOf(day === last ? day + 1 : day)[1] : day === last ? first - 1 : scale.barOf(first - 1)[1];
    return way < 0 ? scale.barOf(day === first ? day - 1 : day)[0] : last + 1;
  }

  function pressed(event, band, part, scale) {
    if (event.key === "Escape" || event.key === "Delete") {
      if (band.clear) band.clear();
    } else if (/^(Arrow|Page)|^(Home|End)$/.test(event.key)) {
      const days = closed(band, scale);
      if (part === "body") {
        const next = stepped(days.from, event, "from", scale);
        move(band, days, next - days.from, scale);
      } else {
        edge(band, part, clamp(stepped(days[part], event, part, scale), scale), scale);
      }
      band.settle();
    } else return;
    event.preventDefault();
    event.stopPropagation(); // else the map would pan
  }

  /** What a press begins: moving an edge, moving the band, or drawing another one. */
  function begun(event, bands, scale, x) {
    const day = scale.toDay(x);
    for (const band of bands) {
      if (event.target === band.from || event.target === band.to) return { band, part: event.target === band.from ? "from" : "to" };
    }
    for (const band of bands) {
      const { from, to } = band.days();
      if ((from !== null || to !== null) && band.body.contains(event.target)) return { band, part: "body", days: closed(band, scale), day };
    }
    return { band: bands[bands.length - 1], part: "new", day };
  }

  /** Carry on what a press began, the pointer now being at x. */
  function dragged({ band, part, day, days }, x, scale) {
    const at = scale.toDay(x);
    const [first, last] = scale.barOf(at);
    if (part === "body") {
      move(band, days, scale.barOf(days.from + at - day)[0] - scale.barOf(days.from)[0], scale);
    } else if (part === "new") {
      const [begin, end] = scale.barOf(day);
      band.drag({ from: clamp(Math.min(begin, first), scale), to: clamp(Math.max(end, last), scale) });
    } else edge(band, part, clamp(part === "from" ? first : last, scale), scale);
  }

  /** Listen for mouse, pen and finger on the plot. */
  function listen(plot, bands, scale) {
    let going = null;
    const at = ({ clientX }) => clientX - plot.getBoundingClientRect().left;
    plot.addEventListener("pointerdown", (event) => {
      if (event.button !== 0 || !event.isPrimary) return;
      going = { ...begun(event, bands(), scale, at(event)), start: event.clientX, moved: false };
      plot.setPointerCapture(event.pointerId);
    });
    plot.addEventListener("pointermove", (event) => {
      if (!going || (!going.moved && Math.abs(event.clientX - going.start) < STILL)) return;
      going.moved = true;
      dragged(going, at(event), scale);
    });
    const ended = (event) => {
      if (!going) return;
      const { band, part, moved, day } = going;
      going = null;
      if (moved) band.settle();
      else if (part === "new" && event.type === "pointerup") {
        const [from, to] = scale.barOf(day);
        band.drag({ from: clamp(from, scale), to: clamp(to, scale) });
        band.settle();
      }
    };
    plot.addEventListener("pointerup", ended);
    plot.addEventListener("pointercancel", ended);
    plot.addEventListener("dblclick", () => {
      for (const band of bands()) if (band.clear) band.clear();
    });
  }

  /** The one band of the filters' own days. */
  const own = (chart, scale) => [
    make(chart, scale, {
      name: "own",
      label: "",
      days: period.now,
      drag: period.drag,
      settle: period.settle,
      clear: () => period.set({ from: null, to: null }),
    }),
  ];

  kordon.band = { make, own, place, listen };
})((window.kordon = window.kordon || {}));
