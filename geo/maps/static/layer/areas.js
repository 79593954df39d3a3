/* Sightings known only to lie somewhere within a country or region: a hatched outline and a badge, never a pin. */
(function (kordon) {
  "use strict";

  const { make, html } = kordon.shapes;
  const { words } = kordon;
  const COUNTRIES_BELOW = 8; // closer than this a country is more than the view, and its hatch says nothing

  /** Words of an area's badge: "14 somewhere in Belarus". */
  function saying(area, measure) {
    const where = `somewhere in ${area.name}`;
    if (measure === "vehicles") {
      const said = words.interval(area.low, area.high);
      return area.unit === "vehicle" ? `${said} vehicles ${where}` : `${words.many(area.sightings, "sighting")} ${where}`;
    }
    return `${words.many(area[measure], measure.slice(0, -1))} ${where}`;
  }

  /** Hatched outlines of the areas that the base map knows. */
  function outlines(areas, outline, toPoint, zoom) {
    const drawn = [];
    for (const area of areas) {
      if (area.kind === "country" && zoom >= COUNTRIES_BELOW) continue;
      const rings = outline(area);
      if (!rings) continue;
      const d = rings.map((points) => path(points, toPoint)).join("");
      drawn.push(make("path", { d, class: "kordon-area" }), make("path", { d, class: "kordon-area-edge" }));
    }
    return drawn;
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

  function badge(area, measure, sentence) {
    const element = html("button", "kordon-badge", saying(area, measure));
    element.type = "button";
    element.tabIndex = -1;
    element.title = sentence(area);
    area.element = element;
    return element;
  }

  /** Put badges at their areas' label points, or a little off where circles stand in the way. */
  function place(areas, marks, toPoint) {
    const taken = marks.map(({ point, radius: r }) => [point.x - r, point.y - r, point.x + r, point.y + r]);
    for (const area of areas) {
      const { x, y } = toPoint(area.lat, area.lon);
      const half = saying(area, "sightings").length * 3.3 + 14;
      const boxes = [0, -30, 30, -60, 60, -90, 90].map((off) => [x - half, y + off - 12, x + half, y + off + 12]);
      const hits = (box) =>
        taken.filter(([left, top, right, bottom]) => box[2] > left && box[0] < right && box[3] > top && box[1] < bottom).length;
      const best = boxes.reduce((found, box) => (hits(box) < hits(found) ? box : found));
      taken.push(best);
      area.point = { x, y: (best[1] + best[3]) / 2 };
      area.radius = 12;
      area.element.style.transform = `translate(${area.point.x.toFixed(0)}px, ${area.point.y.toFixed(0)}px) translate(-50%, -50%)`;
    }
  }

  kordon.areas = { saying, outlines, badge, place };
})((window.kordon = window.kordon || {}));
