/* What changed from A to B, as intervals: more or less only where every reading of both counts says so, else unclear. */
(function (kordon) {
  "use strict";

  const { make, html } = kordon.shapes;
  const { areas, ask, drawing, period, words } = kordon;
  const { called } = drawing;
  const CELL = 64; // pixels of a cell's side, as in layer/ask.js
  const KINDS = { more: "More in B", less: "Less in B", unclear: "No clear change", same: "No change" };
  const SAID = { more: "more", less: "less", unclear: "no clear change", same: "no change" };
  const SIGNS = { unclear: "≈", same: "=" };
  const LEAST = 5; // what the largest circle stands for at least, so that a change by one stays a small circle
  const HEADINGS = ["Where", "A", "B", "B minus A"];
  const SMALLEST = 9; // pixels: room for a sign
  const NAMED = 5; // places named in the legend; the table has all

  let layer = null;
  let on = null;
  let pane = null;
  let badges = null;
  let card = null;
  let held = null; // what is drawn: {marks, areas, mixed, largest, shown}; shown are the circles and badges on the map

  // The arithmetic -----------------------------------------------------------------------------------------------

  /** The interval that a mark stands for; a movement without a number leaves the upper end open. Nothing seen is 0. */
  function interval(mark, measure) {
    if (!mark) return [0, 0];
    if (measure !== "vehicles") return [mark[measure], mark[measure]];
    if (mark.unit !== "vehicle") return [0, 0];
    return [mark.low || 0, mark.high === null || mark.without ? Infinity : mark.high];
  }

  /** B minus A: the least and the most that it can be, and which of KINDS that is. */
  function minus(b, a) {
    const [low, high] = [b[0] - a[1], b[1] - a[0]];
    const kind = low > 0 ? "more" : high < 0 ? "less" : low === 0 && high === 0 ? "same" : "unclear";
    return { low, high, kind, sure: kind === "more" ? low : kind === "less" ? -high : 0 };
  }

  /** "+5–20", "−3", "≈". */
  function sign({ low, high, kind }) {
    if (kind in SIGNS) return SIGNS[kind];
    const [least, most] = kind === "more" ? [low, high] : [-high, -low];
    return (kind === "more" ? "+" : "−") + words.interval(least, Number.isFinite(most) ? most : null, words.short);
  }

  const finite = (value) => (Number.isFinite(value) ? value : null);
  const counted = (mark, measure) => {
    const [low, high] = interval(mark, measure);
    return words.interval(low, finite(high));
  };

  function key(mark, zoom) {
    if (mark.kind !== "cell") return mark.key;
    const { x, y } = layer._map.project([mark.lat, mark.lon], zoom).divideBy(CELL).floor();
    return `${x}/${y}`;
  }

  /** The two answers' marks of the same cell or place as pairs, with what changed. */
  function pairs(ofA, ofB, zoom) {
    const { measure } = layer._query;
    const found = new Map();
    for (const [name, marks] of [["a", ofA], ["b", ofB]]) for (const mark of marks) {
      const at = key(mark, zoom);
      found.set(at, { ...found.get(at), [name]: mark });
    }
    return [...found.values()].map(({ a, b }) => {
      const one = b || a;
      const weight = (which) => (a && b ? (a[which] * a.sightings + b[which] * b.sightings) / (a.sightings + b.sightings) : one[which]);
      const change = minus(interval(b, measure), interval(a, measure));
      return { ...one, a, b, change, is: a ? (b ? "" : "gone") : "new", lat: one.kind === "cell" ? weight("lat") : one.lat, lon: one.kind === "cell" ? weight("lon") : one.lon, element: null, text: null, textBox: null };
    });
  }

  /** What changed, of the view and the filters of now; null while only one of the two answers is there, or one failed:
      what one answer does not reach would seem to be seen in one period only. */
  function all() {
    const [a, b] = [layer._answer, kordon.side.answer()];
    if (!a || !layer._asked || layer._underWay || !kordon.side.settled()) return null;
    const mixed = a.zoom !== b.zoom || (a.marks.some((mark) => mark.kind === "cell") !== b.marks.some((mark) => mark.kind === "cell") && a.marks.length && b.marks.length);
    if (mixed) return { marks: [], areas: [], mixed };
    // Where an answer could not hold all areas, one that it lacks may be among those.
    const told = ({ a: inA, b: inB }) => (inA || !a.areasQuieter) && (inB || !b.areasQuieter);
    return { marks: pairs(a.marks, b.marks, a.zoom), areas: pairs(a.areas, b.areas, a.zoom).filter(told) };
  }

  // The drawing --------------------------------------------------------------------------------------------------

  /** "Minsk: 3 in A, 5 in B: +2, new in B". */
  function sentence(mark) {
    const { measure } = layer._query;
    const is = { new: ", only in B", gone: ", only in A", "": "" }[mark.is];
    const noun = counted(mark.a, measure) === "1" ? measure.slice(0, -1) : measure;
    return `${called(mark)}: ${counted(mark.a, measure)} ${noun} in A, ${counted(mark.b, measure)} in B: ${SAID[mark.change.kind]}${mark.change.kind in SIGNS ? "" : ` (${sign(mark.change)})`}${is}`;
  }

  const radius = (sure, largest) => Math.max(SMALLEST, drawing.radius(sure, largest));
  const open = ({ a, b }) => layer._open(b || a);

  function element(mark, largest) {
    const r = radius(mark.change.sure, largest);
    mark.radius = r;
    const group = make("g", { class: `kordon-change kordon-change-${mark.change.kind}`, role: "button", tabindex: -1, "aria-label": sentence(mark) });
    group.append(make("circle", { r: r + 1.5, class: "kordon-halo" }), make("circle", { r: r - 1.5, class: "kordon-change-disc" }));
    if (mark.is) group.append(make("circle", { r: r + 4.5, class: `kordon-change-${mark.is}` }));
    const said = sign(mark.change);
    const letters = Math.min(13, Math.max(10.5, r * 0.62));
    const inside = said.length * letters * 0.56 <= 2 * r - 4;
    mark.outside = inside ? null : { said, r: r + 2 + (mark.is ? 3 : 0) };
    if (inside) {
      const text = make("text", { class: "kordon-inside", "font-size": letters, dy: "0.35em" });
      text.textContent = said;
      group.append(text);
    }
    const title = make("title");
    title.textContent = sentence(mark);
    group.append(title);
    group.addEventListener("click", () => open(mark));
    mark.element = group;
    return group;
  }

  function badge(area) {
    const made = html("button", `kordon-badge kordon-change-${area.change.kind}`, `${sign(area.change)} somewhere ${areas.where(area)}`);
    Object.assign(made, { type: "button", title: sentence(area) });
    made.dataset.short = sign(area.change);
    made.setAttribute("aria-label", `${made.textContent}. ${sentence(area)}`);
    made.addEventListener("click", () => open(area));
    area.element = made;
    return made;
  }

  function draw() {
    if (!on || on.way !== "difference") return;
    const focused = held && held.shown.find((mark) => mark.element === document.activeElement);
    const found = all();
    pane.classList.toggle("kordon-late", !found); // one of the answers is under way: what stands here is of before
    if (found) {
      held = found;
      held.marks.sort((a, b) => b.change.sure - a.change.sure);
      held.largest = drawing.round(Math.max(LEAST, ...held.marks.map((mark) => mark.change.sure)));
      pane.replaceChildren(...held.marks.map((mark) => element(mark, held.largest)));
    }
    if (!held) return;
    const map = layer._map;
    drawing.place(held.marks, (lat, lon) => map.latLngToLayerPoint([lat, lon]));
    const shown = areas.badged(held.areas, map.getZoom());
    badges.replaceChildren(...shown.map(badge));
    areas.place(shown, held.marks, (area) => kordon.side.outline(area) || layer._outline(area), map);
    drawing.writeOutside(held.marks, shown.map((area) => area.box));
    kordon.clear(
      held.marks.map(({ point, radius: r }) => ({ x: point.x, y: point.y, r: r + 5 })),
      [...shown.map((area) => area.box), ...held.marks.map((mark) => mark.textBox).filter(Boolean)],
    );
    held.shown = [...held.marks, ...shown];
    const twin = focused && held.shown.find((mark) => key(mark, layer._answer.zoom) === key(focused, layer._answer.zoom));
    kordon.keys.stop(held.shown, twin, Boolean(twin));
    if (found) fillCard(held);
    kordon.keepClear();
  }

  /** Claim nothing where one of the two answers failed. */
  function doubt() {
    if (!on || on.way !== "difference" || all()) return;
    clear();
    card.replaceChildren(html("b", "", "B minus A"), html("div", "kordon-caption", "Nothing is claimed: one of the two periods could not be loaded."));
  }

  function clear() {
    held = null;
    for (const part of [pane, badges, card]) part.replaceChildren();
  }

  function swatch(kind, is) {
    const r = is ? 4 : 5.5;
    const group = make("g", { class: `kordon-change kordon-change-${kind}`, transform: "translate(11 8)" });
    group.append(make("circle", { r, class: "kordon-change-disc" }));
    if (is) group.append(make("circle", { r: r + 3, class: `kordon-change-${is}` }));
    return make("svg", { width: 22, height: 16, "aria-hidden": "true" }, [group]);
  }

  function named(marks) {
    const names = marks.map(called).map((name, at) => (at ? name.replace(/^(Around|Somewhere) /, (word) => word.toLowerCase()) : name));
    return names.slice(0, NAMED).join(", ") + (names.length > NAMED ? ` and ${words.number(names.length - NAMED)} more` : "");
  }

  function fillCard({ marks, areas: wide, mixed, largest }) {
    const bounds = layer._map.getBounds();
    const inView = [...marks.filter((mark) => bounds.contains([mark.lat, mark.lon])), ...wide];
    const rows = Object.entries(KINDS).map(([kind, name]) => {
      const row = html("li");
      row.append(swatch(kind), html("span", "", name), html("span", "kordon-number", words.number(inView.filter(({ change }) => change.kind === kind).length)));
      return row;
    });
    for (const [is, name] of [["new", "Only in B"], ["gone", "Only in A"]]) {
      const those = inView.filter((mark) => mark.is === is);
      if (!those.length) continue;
      const row = html("li", "kordon-change-named");
      const said = html("span", "", `${name}: ${named(those)}`);
      row.append(swatch(is === "new" ? "more" : "less", is), said);
      rows.push(row);
    }
    const list = html("ul");
    list.append(...rows);
    const { measure } = layer._query;
    const head = html("div", "kordon-change-head");
    head.append(html("b", "", "B minus A"), html("span", "kordon-number", "places"));
    const note = mixed ? "Zoom in: A and B cannot be set side by side here." : `Sized by how many ${measure} changed at least.${measure === "vehicles" ? " Where the two intervals meet, no change is claimed." : ""}`;
    const sizes = [...new Set([largest / 5, largest / 2, largest].map((value) => Math.max(1, Math.round(value))))].map((value) => ({ value, radius: radius(value, largest) }));
    const scale = inView.length && !mixed ? [kordon.legend.scale(sizes, layer._query.palette)] : [];
    card.replaceChildren(head, list, html("div", "kordon-caption", inView.length || mixed ? note : "Nothing reported in either period in view"), ...scale);
  }

  // The table ----------------------------------------------------------------------------------------------------

  /** Fill the table with both periods and their change; false while nothing is compared. */
  function table(fill) {
    if (!on) return false;
    const found = all();
    if (!found) {
      if (!held) fill("Nothing is claimed while one of the two periods is not loaded", HEADINGS, []);
      return true;
    }
    const { measure } = layer._query;
    const bounds = layer._map.getBounds();
    const marks = [...found.marks.filter((mark) => bounds.contains([mark.lat, mark.lon])), ...found.areas];
    marks.sort((one, other) => other.change.sure - one.change.sure);
    fill(
      `${words.many(marks.length, "place")} in view, ${measure}: A ${period.say(on.a)}, B ${period.say(on.b)}`,
      HEADINGS,
      marks.map((mark) => [called(mark), counted(mark.a, measure), counted(mark.b, measure), `${sign(mark.change)} ${SAID[mark.change.kind]}${mark.is ? `, ${mark.is === "new" ? "only in B" : "only in A"}` : ""}`, mark.b || mark.a]),
    );
    return true;
  }

  function build() {
    const map = layer._map;
    const room = map.createPane("kordon-change");
    room.style.zIndex = 452;
    pane = make("svg", { class: "kordon-svg leaflet-zoom-hide", width: 1, height: 1 });
    badges = html("div", "kordon-badges");
    room.append(pane, badges);
    const Card = L.Control.extend({
      onAdd() {
        const made = html("div", "kordon-card kordon-legend kordon-change-card");
        L.DomEvent.disableClickPropagation(made);
        return made;
      },
    });
    card = new Card({ position: "bottomleft" }).addTo(map).getContainer();
    kordon.keys.listen(room, map, () => (held ? held.shown : []), open);
    document.addEventListener("kordon:drawn", draw);
    map.on("zoomend viewreset moveend", draw);
  }

  kordon.difference = {
    show(next, of) {
      layer = of;
      on = next;
      if (!pane) build();
      if (!on || on.way !== "difference") {
        clear();
        if (layer._answer) layer._clear();
      }
      draw();
    },
    table,
    doubt,
    /** The circle or badge that stands for a mark of A or B; null where no difference is drawn. */
    twin: (mark) => (mark.key || mark.kind === "cell") && held && held.shown.find((each) => key(each, layer._answer.zoom) === key(mark, layer._answer.zoom)),
    minus,
    sign,
  };
})((window.kordon = window.kordon || {}));
