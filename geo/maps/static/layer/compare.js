/* Compare two periods A and B: side by side, on two maps of one view and one scale, or as the difference B minus A.

   While one compares, the days of the page's filters do not apply to the map. A is drawn by the data layer itself, B is
   asked for beside it (layer/side.js); the difference is worked out of both answers (layer/difference.js). */
(function (kordon) {
  "use strict";

  const { html } = kordon.shapes;
  const { period, words } = kordon;
  const WAYS = { sides: "Side by side", difference: "Difference" };
  const WEEK = 7;

  let parts = null;
  let layer = null;
  let on = null; // {way, a, b}; null while nothing is compared

  const write = (days) => (days ? `${period.text(days.from)}..${period.text(days.to)}` : null);

  /** "2022-12-05..2022-12-11" -> days, in either order; null for what is no period. */
  function read(text) {
    const found = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/.exec(text || "");
    const ends = found ? [period.number(found[1]), period.number(found[2])].sort((a, b) => a - b) : [NaN];
    return ends.some(Number.isNaN) ? null : { from: ends[0], to: ends[1] };
  }

  /** The periods to begin with: the chosen days, else the last week of data, and as many days before. */
  function usual() {
    const data = kordon.brush.data();
    const last = period.number(data.held[1]);
    const { from, to } = period.now();
    const b = from !== null && to !== null ? { from, to } : { from: last - WEEK + 1, to: last };
    return { a: { from: b.from - (b.to - b.from + 1), to: b.from - 1 }, b };
  }

  function remember() {
    kordon.address.write("compare", on && on.way);
    kordon.address.write("a", on && write(on.a));
    kordon.address.write("b", on && write(on.b));
  }

  /** What is odd about the two periods, in words; "" where nothing is. */
  function oddness({ a, b }) {
    if (period.same(a, b)) return "A and B are the same days.";
    if (b.from < a.from) return "B lies before A: “more” means more in the earlier days.";
    if (a.to >= b.from) return "A and B share days.";
    if (a.to - a.from !== b.to - b.from) return "A and B are not equally long.";
    const { from, to } = period.filters();
    return from === null && to === null ? "" : "The days of the filters do not apply here.";
  }

  function show() {
    kordon.comparing = on ? on.way : null;
    const root = document.documentElement.classList;
    root.toggle("kordon-compares", Boolean(on));
    for (const way of Object.keys(WAYS)) root.toggle(`kordon-${way}`, Boolean(on) && on.way === way);
    // On a phone the page gives two maps, one above the other, more height: page.css.
    if (window.frameElement) window.frameElement.toggleAttribute("data-two-maps", Boolean(on) && on.way === "sides");
    parts.start.hidden = Boolean(on);
    parts.box.hidden = !on;
    if (on) {
      for (const name of ["a", "b"]) {
        parts[name].from.value = period.text(on[name].from);
        parts[name].to.value = period.text(on[name].to);
        for (const end of ["from", "to"]) parts[name][end].removeAttribute("aria-invalid");
      }
      for (const way of Object.keys(WAYS)) parts[way].setAttribute("aria-pressed", String(on.way === way));
      parts.odd.textContent = oddness(on);
    }
    remember();
    kordon.side.show(on, layer);
    kordon.difference.show(on, layer);
  }

  function set(next) {
    on = next;
    period.drag(on.a);
    show();
    kordon.brush.mark();
  }

  const band = (name) => ({
    name,
    label: name.toUpperCase(),
    days: () => on[name],
    drag: (days) => set({ ...on, [name]: { from: days.from === null ? kordon.brush.scale.first() : days.from, to: days.to === null ? kordon.brush.scale.last() : days.to } }),
    settle: () => {},
    clear: null,
  });

  function begin(way, a, b) {
    on = { way, a, b };
    kordon.brush.band(["a", "b"].map(band));
    set(on);
    kordon.brush.near();
  }

  function end() {
    on = null;
    period.release();
    kordon.brush.band(null);
    show();
    parts.start.focus({ preventScroll: true });
  }

  function button(name, press) {
    const element = html("button", "", name);
    element.type = "button";
    element.addEventListener("click", press);
    return element;
  }

  function fields(name) {
    const label = name.toUpperCase();
    const made = {};
    for (const [end, said] of [["from", "first"], ["to", "last"]]) {
      // As text: the browser's own field writes days and months in an order of its language, which no other date here follows.
      made[end] = Object.assign(html("input"), { type: "text", inputMode: "numeric", maxLength: 10, size: 10, placeholder: "yyyy-mm-dd", autocomplete: "off" });
      made[end].setAttribute("aria-label", `${label}, ${said} day`);
      made[end].addEventListener("change", () => {
        const day = period.number(made[end].value.trim());
        const wrong = day === null || Number.isNaN(day);
        if (wrong) made[end].setAttribute("aria-invalid", "true");
        if (wrong) {
          parts.odd.textContent = "Write a day as yyyy-mm-dd.";
          return;
        }
        const other = end === "from" ? Math.max(day, on[name].to) : Math.min(day, on[name].from);
        set({ ...on, [name]: end === "from" ? { from: day, to: other } : { from: other, to: day } });
      });
    }
    made.box = html("span", `kordon-compare-${name}`);
    made.box.append(html("b", "", label), made.from, "–", made.to);
    return made;
  }

  function build(of, foot) {
    layer = of;
    const box = html("div", "kordon-compare");
    parts = {
      box,
      start: button("Compare", () => {
        const { a, b } = usual();
        begin("sides", a, b);
      }),
      a: fields("a"),
      b: fields("b"),
      swap: button("Swap", () => set({ ...on, a: on.b, b: on.a })),
      sides: button(WAYS.sides, () => set({ ...on, way: "sides" })),
      difference: button(WAYS.difference, () => set({ ...on, way: "difference" })),
      end: button("End comparing", end),
      odd: html("span", "kordon-compare-odd"),
    };
    parts.start.title = "Compare the chosen days with as many days before";
    parts.start.className = "kordon-compare-start";
    parts.odd.setAttribute("role", "status");
    parts.start.disabled = box.hidden = true;
    box.append(parts.a.box, parts.b.box, parts.swap, parts.sides, parts.difference, parts.end, parts.odd);
    foot.prepend(parts.start);
    foot.append(box);
  }

  /** What a link asks for, once the timeline is there. */
  function restore() {
    const said = (word) => kordon.address.said(word) || kordon.address.kept(word);
    const way = said("compare");
    if (!(way in WAYS) || on) return;
    const [a, b] = [read(said("a")), read(said("b"))];
    const other = usual();
    begin(way, a || (b ? { from: b.from - (b.to - b.from + 1), to: b.from - 1 } : other.a), b || (a ? { from: a.to + 1, to: a.to + (a.to - a.from + 1) } : other.b));
  }

  /** What a picture says of both periods: one caption of the two; null while nothing is compared. */
  async function caption(token) {
    if (!on) return null;
    const [a, b] = await Promise.all([on.a, on.b].map(async ({ from, to }) => (await kordon.ask.get("caption", token, { from: period.text(from), to: period.text(to) }))[0]));
    const strict = ["clear", "green", "amber", "amber+strict", "red"];
    const sources = [...new Set([...a.sources, ...b.sources])];
    const told = ({ movements }, days) => `${period.say(days)}: ${words.many(movements, "movement")}`;
    return {
      ...b,
      compared: `${on.way === "sides" ? "" : "B minus A · "}A ${told(a, on.a)} · B ${told(b, on.b)}`,
      sources,
      more_sources: Math.max(a.more_sources, b.more_sources),
      sample: a.sample || b.sample,
      tlp: [a.tlp, b.tlp].reduce((one, other) => (strict.indexOf(other) > strict.indexOf(one) ? other : one)),
    };
  }

  /** Offer to compare where anything has a date. */
  function offer(dated) {
    parts.start.disabled = !dated;
  }

  kordon.compare = { build, offer, restore, caption, on: () => on, usual };
})((window.kordon = window.kordon || {}));
