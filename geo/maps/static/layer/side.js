/* Period B beside A: its answer for the view of the map, and, side by side, a second map that moves with the first. */
(function (kordon) {
  "use strict";

  const { make, html, hatch } = kordon.shapes;
  const { ask, areas, drawing, period, words } = kordon;
  const NO_ANSWER = "could not be loaded";
  const LEVELS = { areas: 405, arrows: 440, marks: 450 };

  let layer = null;
  let on = null;
  let answer = null; // of B, read
  let asked = null;
  let answered = null; // what the answer was asked for
  let held = null; // {map, box, panes, badges, labels} of the second map, once it was needed
  let titles = null;
  let moving = false;
  let outline = () => null;

  // The answer ---------------------------------------------------------------------------------------------------

  async function refresh() {
    if (!on) return;
    const wanted = ask.want(layer._map, layer._query);
    wanted.key += ` ${period.text(on.b.from)}..${period.text(on.b.to)}`;
    if (ask.serves(asked, wanted, layer._map)) return;
    asked = wanted;
    const days = { from: period.text(on.b.from), to: period.text(on.b.to) };
    try {
      const [got] = await ask.get(wanted.what, layer._query.token, { ...ask.words(wanted, layer._query), ...days });
      if (asked !== wanted) return;
      const made = drawing.read(got);
      if (made.areas.length && kordon.outlines) outline = await kordon.outlines();
      if (asked !== wanted) return;
      [answer, answered] = [made, wanted];
      for (const mark of [...answer.marks, ...answer.areas, ...answer.arrows]) mark.days = days;
      if (layer._answer) layer._draw(); // the scale may be another one; what is drawn of A then draws B as well
      if (layer.state.failed && layer._asked) layer._say(null);
    } catch (error) {
      if (asked !== wanted) return;
      asked = answer = answered = null; // of other days or filters: it would be shown under the heading of these
      layer._say(error.message);
      draw();
      drawTitles();
    }
  }

  /** The largest value of B's marks: both maps have one scale. */
  const most = (measure) => (on && answer ? Math.max(0, ...answer.marks.map((mark) => drawing.size(mark, measure) || 0)) : 0);

  /** The busiest way of A's and B's: both maps have one scale of widths as well. */
  const busiest = (ofA) => drawing.busiest(on && answer ? [...ofA, ...answer.arrows] : ofA);

  // The second map -----------------------------------------------------------------------------------------------

  function build() {
    const box = html("div", "kordon-side-b");
    document.body.append(box);
    const main = layer._map;
    const { minZoom, maxZoom, maxBounds, maxBoundsViscosity } = main.options;
    const map = L.map(box, { zoomControl: false, zoomAnimation: false, trackResize: false, minZoom, maxZoom, maxBounds, maxBoundsViscosity });
    map.setView(main.getCenter(), main.getZoom(), { animate: false });
    box.classList.add("kordon-map");
    const labels = kordon.base(map, kordon.baseQuery, { second: true });
    const panes = {};
    for (const [name, level] of Object.entries(LEVELS)) {
      const pane = map.createPane("kordon-" + name);
      pane.style.zIndex = level;
      panes[name] = make("svg", { class: "kordon-svg leaflet-zoom-hide", width: 1, height: 1 });
      pane.append(panes[name]);
    }
    const badges = html("div", "kordon-badges");
    map.getPane("kordon-marks").append(badges);
    L.DomEvent.on(map.getPane("kordon-marks"), "click", ({ target }) => {
      const element = target.closest(".kordon-mark, .kordon-badge");
      const mark = element && shown().find((each) => each.element === element);
      if (mark) layer._open(mark);
    });
    kordon.keys.listen(map.getPane("kordon-marks"), map, shown, (mark) => layer._open(mark));
    const follow = (from, to) => () => {
      if (moving || !on || on.way !== "sides") return;
      moving = true;
      to.setView(from.getCenter(), from.getZoom(), { animate: false });
      moving = false;
    };
    main.on("move zoomend", follow(main, map));
    map.on("move zoomend", follow(map, main));
    map.on("zoomend viewreset", draw);
    return { map, box, panes, badges, labels };
  }

  /** What the second map shows now. */
  const shown = () => (answer ? [...answer.marks, ...answer.areas].filter(({ element }) => element && element.isConnected) : []);

  function draw() {
    if (!held || !on || on.way !== "sides") return;
    const { map, panes, badges, labels } = held;
    held.box.classList.toggle("kordon-late", answered !== asked); // another answer is under way: what stands here is of before
    if (!answer) {
      for (const pane of [...Object.values(panes), badges]) pane.replaceChildren();
      return;
    }
    const focused = shown().find(({ element }) => element === document.activeElement);
    const query = layer._query;
    const toPoint = (lat, lon) => map.latLngToLayerPoint([lat, lon]);
    const { marks, areas: wide, arrows } = answer;
    marks.sort((a, b) => (drawing.size(b, query.measure) || 0) - (drawing.size(a, query.measure) || 0));
    panes.marks.replaceChildren(...marks.map((mark) => drawing.element(mark, layer._largest, query)));
    const badged = areas.badged(wide, map.getZoom());
    badges.replaceChildren(...badged.map((area) => areas.badge(area, query.measure, map.getZoom(), drawing.sentence)));
    drawing.place(marks, toPoint);
    areas.place(badged, marks, outline, map);
    drawing.writeOutside(marks, badged.map((area) => area.box));
    const reaches = map.getZoom() >= ask.PLACES_FROM ? drawing.reaches(marks, toPoint) : [];
    const hatched = areas.outlines(wide, outline, toPoint, map.getZoom());
    panes.areas.replaceChildren(make("defs", {}, [hatch("kordon-hatch-b", query.palette.ink, 7)]), ...hatched, ...reaches);
    panes.arrows.replaceChildren(...drawing.arrows(kordon.layers.on("ways") ? arrows : [], marks, toPoint, kordon.view.around(map), query, busiest(layer._answer ? layer._answer.arrows : [])));
    labels().clear(
      marks.map(({ point, radius: r }) => ({ x: point.x, y: point.y, r: r + 1 })),
      [...badged.map((area) => area.box), ...marks.map((mark) => mark.textBox).filter(Boolean)],
    );
    const twin = focused && [...marks, ...badged].find(({ key }) => key && key === focused.key);
    kordon.keys.stop([...marks, ...badged], twin, Boolean(twin));
  }

  function drawTitles() {
    if (!on) return;
    if (on.way === "difference") {
      titles.a.replaceChildren(html("b", "", "B minus A"), html("span", "", `A ${period.say(on.a)} · B ${period.say(on.b)}`));
      return;
    }
    const bounds = layer._map.getBounds();
    // What an answer of other days or filters counts is not told under the heading of these.
    const ofNow = { a: layer._asked && !layer._underWay ? layer._answer : null, b: answered === asked ? answer : null };
    const failed = { a: !layer._asked, b: !asked };
    for (const [name, held] of Object.entries(ofNow)) {
      const inView = held ? held.marks.filter((mark) => bounds.contains([mark.lat, mark.lon])) : [];
      const sum = inView.reduce((all, mark) => all + mark.sightings, 0);
      const areasSum = held ? held.areas.reduce((all, mark) => all + mark.sightings, 0) : 0;
      const said = !held ? (failed[name] ? NO_ANSWER : "…") : sum + areasSum ? `${words.many(sum, "sighting")} in circles in view${areasSum ? `, ${words.number(areasSum)} somewhere in areas` : ""}` : "Nothing reported in these days";
      titles[name].replaceChildren(html("b", "", `${name.toUpperCase()} · ${period.say(on[name])}`), html("span", "", said));
    }
  }

  kordon.side = {
    /** Show B or take it away; `next` is what layer/compare.js compares. */
    show(next, of) {
      layer = of;
      on = next;
      if (!titles) {
        titles = { a: html("div", "kordon-side-title kordon-side-title-a"), b: html("div", "kordon-side-title kordon-side-title-b") };
        document.body.append(titles.a, titles.b);
        document.addEventListener("kordon:drawn", () => {
          if (!on) return;
          draw();
          drawTitles();
        });
        layer._map.on("moveend", () => {
          refresh();
          draw(); // badges go where the view has room for them
          drawTitles();
        });
        new ResizeObserver(() => {
          if (held && on) held.map.invalidateSize({ pan: false });
          if (held && on) held.map.setView(layer._map.getCenter(), layer._map.getZoom(), { animate: false });
        }).observe(layer._map.getContainer());
      }
      if (!on) {
        asked = answer = answered = null;
        if (layer._answer) layer._draw();
        return;
      }
      if (on.way === "sides") {
        held = held || build();
        held.map.invalidateSize({ pan: false });
        held.map.setView(layer._map.getCenter(), layer._map.getZoom(), { animate: false });
      }
      refresh();
      drawTitles();
      draw();
    },

    /** What the legend tells of, with B's marks beside those of A. */
    joined(seen) {
      if (!on || on.way !== "sides" || !answer) return seen;
      const bounds = layer._map.getBounds();
      const inView = [...answer.marks, ...answer.areas].filter((mark) => (mark.area ? mark.away === false : bounds.contains([mark.lat, mark.lon])));
      const ways = kordon.layers.on("ways") ? answer.arrows : [];
      const along = ways.filter(({ course }) => course && kordon.corridors).length;
      return {
        ...seen, inView: [...seen.inView, ...inView], ways: [...seen.ways, ...ways], along: seen.along + along, arrows: seen.arrows + ways.length - along,
        waysDrawn: Math.max(seen.waysDrawn, ways.length), quieter: seen.quieter || answer.quieter, endless: Math.max(seen.endless, answer.endless),
      };
    },

    /** Ask anew where the filters have changed. */
    refresh,
    most,
    busiest,
    answer: () => answer,
    /** Tell whether the answer is that of the view and the filters of now: none is under way, and none failed. */
    settled: () => Boolean(answer) && answered === asked,
    failed: () => Boolean(on) && !asked,
    map: () => held && held.map,
    outline: (area) => outline(area),
  };
})((window.kordon = window.kordon || {}));
