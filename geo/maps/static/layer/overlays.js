/* The team's own maps over the border map: shapes with their names out of files that were added on the page.

   They are ground to look at: nothing of them is counted, and their names are text, never markup. */
(function (kordon) {
  "use strict";

  const { html, make } = kordon.shapes;
  const { ask } = kordon;
  const LEVEL = 425; // over the corridors, beneath the sightings
  const INKS = { light: ["#6a4c9c", "#1f6f70", "#8a5518", "#9a3765"], dark: ["#b9a3e3", "#7fc4c4", "#dca66b", "#e297bb"] };
  const DASHES = [null, "6 4", "2 4", "9 3 2 3"];

  const word = (number) => `overlay-${number}`;
  const held = new Map(); // number -> {name, group}
  let asked = null;

  const ink = (number, theme) => INKS[theme][(number - 1) % INKS.light.length];
  const dash = (number) => DASHES[Math.floor((number - 1) / INKS.light.length) % DASHES.length];

  /** The line of an overlay, as the legend and its switch show it. */
  function picture(number, theme) {
    const drawn = make("svg", { width: 22, height: 14, viewBox: "0 0 22 14", "aria-hidden": "true", class: "kordon-sign" });
    const line = make("path", { d: "M1 10L8 4L14 9L21 3", "stroke-width": 2, stroke: ink(number, theme), fill: "none" });
    if (dash(number)) line.setAttribute("stroke-dasharray", dash(number));
    drawn.append(line);
    return drawn;
  }

  function said(feature, name) {
    const title = feature.properties && feature.properties.name;
    const element = html("span", "", title || name);
    if (title) element.append(html("span", "kordon-none", ` ${name}`));
    return element;
  }

  function drawn(number, name, shapes, theme) {
    const colour = ink(number, theme);
    const style = { pane: "kordon-overlays", color: colour, weight: 1.8, opacity: 0.9, dashArray: dash(number), fillColor: colour, fillOpacity: 0.06, className: "kordon-overlay" };
    return L.geoJSON(shapes, {
      style: () => style,
      pointToLayer: (_, at) => L.circleMarker(at, { ...style, radius: 4, fillOpacity: 0.35, dashArray: null }),
      onEachFeature: (feature, layer) => layer.bindTooltip(said(feature, name), { sticky: true, className: "kordon-tip" }),
    });
  }

  /** Put the overlays under a map: `query` gives the token, the theme and the version of now, `changed` is told of each change. */
  function build(map, query, changed) {
    map.createPane("kordon-overlays").style.zIndex = LEVEL;

    async function show() {
      let failed = null;
      for (const [number, each] of held) {
        const wanted = kordon.layers.on(word(number));
        if (!wanted && each.group) each.group.remove();
        if (!wanted || each.loading) continue;
        if (!each.group || each.theme !== query().theme) {
          each.loading = true;
          try {
            each.shapes = each.shapes || (await ask.get("overlay", query().token, { no: number }))[0];
            if (each.group) each.group.remove();
            each.group = drawn(number, each.name, each.shapes, query().theme);
            each.theme = query().theme;
          } catch (error) {
            failed = `${each.name}: ${error.message}`;
          } finally {
            each.loading = false;
          }
        }
        if (each.group && held.get(number) === each && kordon.layers.on(word(number))) each.group.addTo(map);
      }
      changed(failed);
    }

    document.addEventListener(kordon.layers.CHANGED, show);

    /** Ask for the list anew where something was written since. */
    return async function refresh() {
      const { token, version, theme } = query();
      const now = `${version} ${theme}`;
      if (now === asked) return;
      asked = now;
      let list;
      try {
        list = (await ask.get("overlays", token, {}))[0].overlays;
      } catch (error) {
        if (asked === now) asked = null;
        return;
      }
      if (asked !== now) return; // a newer list was asked for meanwhile
      const numbers = new Set(list.map(({ no }) => no));
      for (const [number, each] of held) {
        if (numbers.has(number)) continue;
        if (each.group) each.group.remove();
        held.delete(number);
        kordon.layers.drop(word(number));
      }
      for (const { no, name } of list) {
        if (!held.has(no)) held.set(no, { name });
        kordon.layers.add(word(no), name, picture(no, theme));
      }
      show();
    };
  }

  kordon.overlays = {
    build,
    /** Rows for the legend: what of it is switched on. */
    shown: (theme) =>
      [...held].filter(([number]) => kordon.layers.on(word(number))).map(([number, { name }]) => [picture(number, theme), name]),
  };
})((window.kordon = window.kordon || {}));
