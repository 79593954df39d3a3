/* Sightings known only to lie somewhere within a country or region: a hatched outline and a badge, never a pin. */
(function (kordon) {
  "use strict";

  const { make, html, METRES } = kordon.shapes;
  const { words } = kordon;
  const COUNTRIES_BELOW = 8; // closer than this a country is more than the view, and its hatch says nothing
  const WORDS_FROM = 8; // farther away the badges of smaller areas hold only their number
  const WIDEST_CIRCLE = 60000; // metres; a wider area without an outline is a line or a guess, and gets no circle

  /** "in Belarus", but "along road M5": the geocoder names roads and railways so. */
  const where = ({ name }) => `${/^(road|railway|line) /i.test(name) ? "along" : "in"} ${name}`;

  /** The number of an area's badge. */
  function number(area, measure) {
    if (measure !== "vehicles") return words.number(area[measure]);
    return area.unit === "vehicle" ? words.interval(area.low, area.high, words.number, area.about) : "n/a";
  }

  /** Words of an area's badge: "14 somewhere in Belarus". */
  const saying = (area, measure) => `${number(area, measure)} somewhere ${where(area)}`;

  /** Hatched outlines of the areas that the base map knows. */
  function outlines(areas, outline, toPoint, zoom) {
    const drawn = [];
    for (const area of areas) {
      if (area.kind === "country" && zoom >= COUNTRIES_BELOW) continue;
      const rings = outline(area);
      if (!rings && area.reach < WIDEST_CIRCLE) drawn.push(circle(area, toPoint));
      if (!rings) continue;
      const d = rings.map((points) => path(points, toPoint)).join("");
      drawn.push(make("path", { d, class: "kordon-area" }), make("path", { d, class: "kordon-area-edge" }));
    }
    return drawn;
  }

  /** The circle that holds an area without an outline. */
  function circle({ lat, lon, reach }, toPoint) {
    const { x, y } = toPoint(lat, lon);
    const r = Math.abs(toPoint(lat + reach / METRES, lon).y - y);
    return make("circle", { cx: x.toFixed(1), cy: y.toFixed(1), r: r.toFixed(1), class: "kordon-area-edge" });
  }

  /** One ring of (lat, lon) pairs as a path, points that share a pixel left out. */
  function path(points, toPoint) {
    let d = "";
    let last = null;
    for (const [lat, lon] of points) {
      const { x, y } = toPoint(lat, lon);
      if (last && Math.abs(last.x - x) + Math.abs(last.y - y) < 1.2) continue;
      d += (last ? "L" : "M") + x.toFixed(1) + " " + y.toFixed(1);
      last = { x, y };
    }
    return d + "Z";
  }

  /** The areas that get a badge at a zoom; the others are told of at the map's edge. */
  const badged = (areas, zoom) => areas.filter((area) => area.kind !== "country" || zoom < COUNTRIES_BELOW);

  function badge(area, measure, zoom, sentence) {
    const short = zoom < WORDS_FROM && area.kind !== "country";
    const element = html("button", "kordon-badge", short ? number(area, measure) : saying(area, measure));
    element.dataset.short = number(area, measure);
    element.setAttribute("aria-label", `${saying(area, measure)}. ${sentence(area)}`);
    element.type = "button";
    element.tabIndex = -1;
    element.title = `Somewhere ${where(area)}: ${sentence(area)}`;
    area.element = element;
    return element;
  }

  /** Tell whether a point lies within an outline (even-odd rule over its rings). */
  function within(rings, lat, lon) {
    let inside = false;
    for (const ring of rings) {
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
        const [aLat, aLon] = ring[i];
        const [bLat, bLon] = ring[j];
        if (aLat > lat !== bLat > lat && lon < ((bLon - aLon) * (lat - aLat)) / (bLat - aLat) + aLon) inside = !inside;
      }
    }
    return inside;
  }

  // Where a badge may move to, nearest first, in steps of its own height and half its width.
  const STEPS = [];
  for (let down = -5; down <= 5; down += 1) for (let right = -4; right <= 4; right += 1) STEPS.push([right * 30, down * 26]);
  STEPS.sort((a, b) => Math.hypot(...a) - Math.hypot(...b));

  const HIGH = 12; // half a badge's height in pixels
  const EDGE = 4; // pixels kept free between a badge and the edge of the view
  const BADGE = 3; // how much worse than a circle it is to stand over another badge

  const between = (value, low, high) => Math.max(low, Math.min(high, value));

  const meet = (one, [left, top, right, bottom]) => one[2] > left && one[0] < right && one[3] > top && one[1] < bottom;

  /** What the view leaves to badges: without what a panel or table along one of its edges covers. */
  function free(map, cards) {
    const corner = map.containerPointToLayerPoint([0, 0]);
    const { min, max } = L.bounds(corner, corner.add(map.getSize()));
    for (const [left, top, right, bottom] of cards) {
      if (top <= min.y + EDGE && bottom >= max.y - EDGE && right >= max.x - EDGE && left > min.x) max.x = left;
      else if (left <= min.x + EDGE && right >= max.x - EDGE && bottom >= max.y - EDGE && top > min.y) max.y = top;
    }
    return L.bounds(min, max);
  }

  /** The best place for a badge near its area's label point, or near the point of the view that is nearest to it; null where
      the area has no room in the view that no card covers. */
  function room(area, half, { taken, cards, view, rings, home }, map) {
    const { min, max } = view;
    const near = { x: between(home.x, min.x + half + EDGE, max.x - half - EDGE), y: between(home.y, min.y + HIGH + EDGE, max.y - HIGH - EDGE) };
    const moved = near.x !== home.x || near.y !== home.y;
    if (moved && !rings && area.reach >= WIDEST_CIRCLE && !view.contains(home)) return null; // nothing is drawn that its words could stand in
    let best = null;
    for (const [aside, down] of STEPS) {
      const x = near.x + aside;
      const y = near.y + down;
      const box = [x - half, y - HIGH, x + half, y + HIGH];
      if (box[0] < min.x || box[1] < min.y || box[2] > max.x || box[3] > max.y) continue; // words that are half out of view say nothing
      if (cards.some((card) => meet(box, card))) continue; // nor do words beneath a card
      const there = map.layerPointToLatLng([x, y]);
      // A road has no outline; its badge may stand anywhere within the circle that holds it.
      const stays = rings ? within(rings, there.lat, there.lng) : map.distance([area.lat, area.lon], there) <= area.reach;
      if ((aside || down || moved) && !stays) continue;
      const hits = taken.reduce((sum, { box: other, weight }) => sum + (meet(box, other) ? weight : 0), 0);
      // A country's words should lie within it, not over its neighbour.
      const over = rings && area.kind === "country" && (!best || hits < best.hits) && [box[0], box[2]].some((end) => {
        const { lat, lng } = map.layerPointToLatLng([end, y]);
        return !within(rings, lat, lng);
      });
      if (!best || hits + Number(over) < best.hits) best = { hits: hits + Number(over), box, x, y };
      if (!best.hits) break;
    }
    return best;
  }

  /** Put badges at their areas' label points, or as near as circles, cards and the edge of the view allow without leaving the area:
      with their number alone where there is no room for words, out of sight where the area has none in the view at all. */
  function place(areas, marks, outline, map) {
    const cards = kordon.cardsOver(map);
    const taken = marks.map(({ point, radius: r }) => ({ box: [point.x - r, point.y - r, point.x + r, point.y + r], weight: 1 }));
    const view = free(map, cards);
    const regionsFirst = [...areas].sort((a, b) => (a.kind === "country") - (b.kind === "country")); // they have less room
    for (const area of regionsFirst) {
      const { element } = area;
      const home = map.latLngToLayerPoint([area.lat, area.lon]);
      const { short, said = element.textContent } = element.dataset;
      element.dataset.said = said;
      let best = null;
      for (const words of new Set([said, short])) {
        if (element.textContent !== words) element.textContent = words;
        const found = room(area, element.offsetWidth / 2 + 3, { taken, cards, view, rings: outline(area), home }, map);
        if (found && (!best || found.hits < best.hits)) best = { ...found, words };
        if (best && best.hits < (area.kind === "country" ? BADGE : 1)) break; // else the number alone may have room where the words have none
      }
      if (best && element.textContent !== best.words) element.textContent = best.words;
      area.away = !best;
      element.classList.toggle("kordon-away", area.away);
      best = best || { box: [home.x, home.y, home.x, home.y], x: home.x, y: home.y };
      taken.push({ box: best.box, weight: BADGE });
      area.box = best.box;
      area.point = L.point(best.x, best.y);
      area.at = map.layerPointToLatLng(area.point); // it stays there while the map zooms
      area.radius = HIGH;
      element.style.transform = `translate(${best.x.toFixed(0)}px, ${best.y.toFixed(0)}px) translate(-50%, -50%)`;
    }
  }

  kordon.areas = { saying, where, outlines, badged, badge, place, within };
})((window.kordon = window.kordon || {}));
