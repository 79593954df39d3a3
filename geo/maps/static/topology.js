/* The shared file of outlines: fetched once for every map of the page, decoded from TopoJSON, found again by area. */
(function (kordon) {
  "use strict";

  /** Decode a TopoJSON's arcs into lists of [lat, lon]. */
  function decode(topology) {
    const [kx, ky] = topology.transform.scale;
    return topology.arcs.map((arc) => {
      let x = 0;
      let y = 0;
      return arc.map(([dx, dy]) => [(y += dy) * ky, (x += dx) * kx]);
    });
  }

  /** Arcs of one ring joined to one line; ~i is arc i reversed. */
  function join(numbers, arcs) {
    const points = [];
    for (const number of numbers) {
      const arc = number >= 0 ? arcs[number] : arcs[~number].slice().reverse();
      for (let i = points.length ? 1 : 0; i < arc.length; i += 1) points.push(arc[i]);
    }
    return points;
  }

  /** Leave out points nearer than `least` degrees to the last one kept; ends stay, so shared borders stay shared. */
  function sieve(arc, least) {
    let last = arc[0];
    return arc.filter((point, i) => {
      const kept = i === 0 || i === arc.length - 1 || Math.hypot(point[0] - last[0], point[1] - last[1]) >= least;
      if (kept) last = point;
      return kept;
    });
  }

  const polygons = (shape) => (shape.type === "Polygon" ? [shape.arcs] : shape.arcs);
  const rings = (shape, arcs) => polygons(shape).flatMap((polygon) => polygon.map((ring) => join(ring, arcs)));

  let fetched = null;

  function atlas(url) {
    if (!fetched) {
      fetched = fetch(url).then((answer) => {
        if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
        return answer.json();
      });
      fetched.catch(() => (fetched = null)); // a later map may try again
    }
    return fetched;
  }

  /** Promise a function from an area {kind, country, admin1} to the rings of its outline, [[lat, lon], ...] each. */
  kordon.outlines = async function (url = "../../vendor/kordon/base.json") {
    const { areas } = await atlas(url);
    const arcs = decode(areas);
    const known = new Map();
    return (area) => {
      const key = area.kind === "country" ? area.country : `${area.country}/${area.admin1}`;
      if (!known.has(key)) known.set(key, find(areas.objects, area, arcs));
      return known.get(key);
    };
  };

  /** Promise a function from a point to the area that holds it: {country, admin1, rings(whole country)}; null at sea. */
  kordon.areasAt = function (url = "../../vendor/kordon/base.json") {
    located = located || locator(url);
    located.catch(() => (located = null));
    return located;
  };

  let located = null;

  async function locator(url) {
    const [{ areas }, outline] = await Promise.all([atlas(url), kordon.outlines(url)]);
    const first = areas.objects.areas.geometries.map(({ properties: its }) => ({ kind: "admin1", country: its.country, admin1: its.name }));
    const whole = areas.objects.countries.geometries.map(({ id }) => ({ kind: "country", country: id, admin1: null }));
    const all = [...first, ...whole].map((area) => {
      const points = outline(area).flat();
      const [lats, lons] = [0, 1].map((axis) => points.map((point) => point[axis]));
      const ends = (values) => values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);
      return { area, lats: ends(lats), lons: ends(lons) };
    });
    return (lat, lon) => {
      const near = all.filter(({ lats, lons }) => lat >= lats[0] && lat <= lats[1] && lon >= lons[0] && lon <= lons[1]);
      const found = near.find(({ area }) => kordon.areas.within(outline(area), lat, lon));
      if (!found) return null;
      const { country, admin1 } = found.area;
      return { country, admin1, rings: (all) => outline(all ? { kind: "country", country } : found.area) };
    };
  }

  function find(objects, { kind, country, admin1 }, arcs) {
    if (kind !== "country") {
      const area = objects.areas.geometries.find(({ properties: its }) => its.country === country && its.name === admin1);
      return area && kind === "admin1" ? rings(area, arcs) : null;
    }
    const whole = objects.countries.geometries.find(({ id }) => id === country);
    return whole ? rings(whole, arcs) : around(objects.areas.geometries.filter(({ properties: its }) => its.country === country), arcs);
  }

  /** Outer rings of a country that is drawn as first-order areas: the arcs that only one of them uses, chained. */
  function around(parts, arcs) {
    const used = new Map();
    for (const part of parts) {
      for (const number of part.arcs.flat(2)) {
        const key = number >= 0 ? number : ~number;
        used.set(key, used.has(key) ? null : number);
      }
    }
    const start = (number) => String(number >= 0 ? arcs[number][0] : arcs[~number][arcs[~number].length - 1]);
    const end = (number) => start(~number);
    const from = new Map();
    for (const number of used.values()) if (number !== null) from.set(start(number), [...(from.get(start(number)) || []), number]);
    const found = [];
    for (let first = take(from); first !== null; first = take(from)) {
      const ring = [first];
      while (end(ring[ring.length - 1]) !== start(first)) {
        const next = take(from, end(ring[ring.length - 1]));
        if (next === null) break;
        ring.push(next);
      }
      found.push(join(ring, arcs));
    }
    return found.length ? found : null;
  }

  function take(from, at = from.keys().next().value) {
    const waiting = from.get(at);
    if (!waiting) return null;
    const number = waiting.pop();
    if (!waiting.length) from.delete(at);
    return number;
  }

  kordon.topology = { decode, join, sieve, rings, atlas };
})((window.kordon = window.kordon || {}));
