/* Filters that are drawn: a rectangle, a shape of corners, or a click on an area or a country. What is set is shown as
   an outline with a cross that takes it out; geo/ui/map_said.py puts it into the sidebar, which says the same. */
(function (kordon) {
  "use strict";

  const { html } = kordon.shapes;
  const MOST_CORNERS = 100; // geo/records/shapes.py holds the same
  const DIGITS = 4; // about ten metres
  const NEAR = 12; // pixels from the first corner at which a click closes the shape
  const HINTS = {
    bbox: ["Click one corner of the rectangle", "Click the opposite corner"],
    within: ["Click the corners one after the other", "Click on; a double click or Enter closes, Backspace takes back"],
    area: ["Click an area; again takes it out"],
    country: ["Click a country; again takes it out"],
  };
  const CHOICES = [["bbox", "Rectangle"], ["within", "Shape"], ["area", "Area"], ["country", "Country"]];

  const degrees = (number) => Number(number.toFixed(DIGITS));
  const corner = ({ lat, lng }) => `${degrees(lat)},${degrees(lng)}`;

  /** The corners that the words of the filters hold, as [lat, lon]. */
  function corners({ bbox, within }) {
    if (within) return within.split(";").map((pair) => pair.split(",").map(Number));
    const [west, south, east, north] = bbox.split(",").map(Number);
    return [[south, west], [south, east], [north, east], [north, west]];
  }

  /** The outlines of what the filters hold, each with its cross. */
  function shown(map, group, query) {
    group.clearLayers();
    for (const [word, name] of [["bbox", "rectangle"], ["within", "shape"]]) {
      if (!query[word]) continue;
      const points = corners({ [word]: query[word] });
      group.addLayer(L.polygon(points, { className: "kordon-drawn", interactive: false }));
      const top = points.reduce((best, point) => (point[0] + point[1] / 2 > best[0] + best[1] / 2 ? point : best));
      const said = `Take the ${name} out of the filters`;
      const icon = L.divIcon({ className: "kordon-drawn-out", html: "×", iconSize: [22, 22] });
      const cross = L.marker(top, { icon, title: said, alt: said, keyboard: true });
      cross.on("click", () => kordon.said.filter({ [word]: null }));
      group.addLayer(cross);
      cross.getElement().setAttribute("aria-label", said);
    }
  }

  /** Put the button, its choices and the outlines on the map; returns what is told the query of now. */
  function build(map) {
    const group = L.layerGroup().addTo(map);
    const line = L.polygon([], { className: "kordon-drawn kordon-drawing", interactive: false });
    const hover = L.polygon([], { className: "kordon-drawn kordon-hover", interactive: false });
    const card = html("div", "kordon-card kordon-draw");
    card.hidden = true;
    card.setAttribute("role", "group");
    card.setAttribute("aria-label", "Filter by what is drawn");
    const row = html("div", "kordon-draw-row");
    const hint = html("div", "kordon-none");
    hint.setAttribute("role", "status");
    card.append(row, hint);
    L.DomEvent.disableClickPropagation(card);
    map.getContainer().append(card);
    let mode = null;
    let points = [];
    let button = null;

    const say = () => (hint.textContent = mode ? HINTS[mode][Math.min(points.length, HINTS[mode].length - 1)] : "Choose what to filter by");

    function choose(wanted) {
      mode = wanted;
      points = [];
      line.setLatLngs([]).remove();
      hover.remove();
      for (const press of row.children) press.setAttribute("aria-pressed", String(press.dataset.word === mode));
      map.getContainer().classList.toggle("kordon-measuring", Boolean(mode)); // marks let clicks through
      map.doubleClickZoom[mode ? "disable" : "enable"]();
      if (mode) line.addTo(map);
      say();
    }

    function toggle(wanted) {
      if (wanted) document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" })); // the ruler ends
      card.hidden = !wanted;
      button.setAttribute("aria-expanded", String(wanted));
      choose(null);
      (wanted ? row.firstElementChild : button).focus({ preventScroll: true });
    }

    for (const [word, name] of CHOICES) {
      const press = html("button", "kordon-press", name);
      press.type = "button";
      press.dataset.word = word;
      press.addEventListener("click", () => {
        choose(mode === word ? null : word);
        map.getContainer().focus({ preventScroll: true });
      });
      row.append(press);
    }

    /** Make a filter of the corners that were clicked. */
    function finish() {
      const bounds = L.latLngBounds(points);
      const drawn = mode === "bbox"
        ? { bbox: [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()].map(degrees).join(","), within: null }
        : { within: points.map(corner).join(";"), bbox: null };
      toggle(false);
      kordon.said.filter(drawn);
    }

    function sketch(latlng) {
      if (mode === "within") line.setLatLngs([...points, latlng]);
      if (mode === "bbox" && points.length) line.setLatLngs(corners({ bbox: [points[0].lng, points[0].lat, latlng.lng, latlng.lat].join(",") }));
    }

    /** Whether a click lies where the shape began, or where it last was: the second click of a double one. */
    function closes(latlng) {
      const near = (other) => map.latLngToContainerPoint(other).distanceTo(map.latLngToContainerPoint(latlng)) <= NEAR;
      return points.length > 2 && (near(points[0]) || near(points[points.length - 1]));
    }

    async function pick(latlng, word) {
      const found = (await kordon.areasAt())(latlng.lat, latlng.lng);
      if (!found) return;
      const value = word === "area" && found.admin1 ? found.admin1 : found.country;
      const key = word === "area" && found.admin1 ? "area" : "country";
      const now = kordon.address.all(key);
      const next = now.includes(value) ? now.filter((each) => each !== value) : [...now, value];
      kordon.said.filter({ [key]: next.length ? next.map(kordon.said.escaped).join(",") : null });
    }

    map.on("click", ({ latlng, originalEvent }) => {
      if (!mode && originalEvent && originalEvent.shiftKey && !map.getContainer().classList.contains("kordon-measuring")) pick(latlng, "area");
      if (mode === "area" || mode === "country") pick(latlng, mode);
      if (mode === "within" && closes(latlng)) return finish();
      if (mode !== "within" && mode !== "bbox") return undefined;
      const last = points[points.length - 1];
      if (last && last.equals(latlng)) return undefined;
      points.push(latlng);
      if ((mode === "bbox" && points.length === 2) || points.length === MOST_CORNERS) return finish();
      sketch(latlng);
      return say();
    });
    map.on("mousemove", async ({ latlng }) => {
      sketch(latlng);
      if (mode !== "area" && mode !== "country") return;
      const found = (await kordon.areasAt())(latlng.lat, latlng.lng);
      if (!found || !(mode === "area" || mode === "country")) hover.remove();
      else hover.setLatLngs(found.rings(mode === "country").map((ring) => [ring])).addTo(map);
    });
    document.addEventListener("keydown", (event) => {
      if (card.hidden) return;
      if (event.key === "Escape") toggle(false);
      if (event.key === "Backspace" && points.length) {
        points.pop();
        line.setLatLngs(points);
        say();
      }
      if (event.key === "Enter" && mode === "within" && points.length > 2 && !card.contains(event.target)) {
        event.preventDefault(); // the button that gets the focus would be pressed by it
        finish();
      }
    });

    const picture = '<svg viewBox="0 0 18 18" width="17" height="17" aria-hidden="true"><path d="M3 5.5L9.5 2.5L15.5 7L13 15L5 13.5Z" fill="none" stroke="currentColor" stroke-width="1.4" stroke-linejoin="round"/><g fill="currentColor"><circle cx="3" cy="5.5" r="1.7"/><circle cx="9.5" cy="2.5" r="1.7"/><circle cx="15.5" cy="7" r="1.7"/><circle cx="13" cy="15" r="1.7"/><circle cx="5" cy="13.5" r="1.7"/></g></svg>';
    button = kordon.button(map, { name: "Filter on the map", title: "Filter by a rectangle, a shape or an area", picture }, () => toggle(card.hidden));
    button.setAttribute("aria-expanded", "false");
    say();
    let last = null;
    return (query) => {
      const now = `${query.bbox}|${query.within}`;
      if (now !== last) shown(map, group, query);
      last = now;
    };
  }

  kordon.drawn = { build };
})((window.kordon = window.kordon || {}));
