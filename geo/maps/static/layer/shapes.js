/* SVG shapes of the map: circles with shares in their ring, curved arrows, hatching. Text is set as text only. */
(function (kordon) {
  "use strict";

  const NS = "http://www.w3.org/2000/svg";
  const TURN = 2 * Math.PI;
  const ASIDE = 2.5; // pixels
  const APART = 240; // pixels between the small heads along a line
  const METRES = 111195; // in a degree of latitude

  /** Make an SVG element. */
  function make(tag, attributes, children) {
    const element = document.createElementNS(NS, tag);
    for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
    for (const child of children || []) element.append(child);
    return element;
  }

  /** Make an HTML element whose text is never markup. */
  function html(tag, className, text) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined && text !== null) element.textContent = text;
    return element;
  }

  function at(radius, turn) {
    const angle = turn * TURN - TURN / 4; // from the top, clockwise
    return `${(radius * Math.cos(angle)).toFixed(2)} ${(radius * Math.sin(angle)).toFixed(2)}`;
  }

  /** Draw the ring of a circle: one arc for each [colour, share], shares adding to 1. */
  function ring(radius, width, shares) {
    if (shares.length === 1) {
      return [make("circle", { r: radius, fill: "none", stroke: shares[0][0], "stroke-width": width })];
    }
    let from = 0;
    return shares.map(([colour, share]) => {
      const to = Math.min(from + share, 1);
      const d = `M${at(radius, from)}A${radius} ${radius} 0 ${to - from > 0.5 ? 1 : 0} 1 ${at(radius, to)}`;
      from = to;
      return make("path", { d, fill: "none", stroke: colour, "stroke-width": width });
    });
  }

  /** A straight line, set to the right of its way so that the way back stands beside it. */
  function straight(from, to) {
    const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
    const aside = { x: (-(to.y - from.y) / length) * ASIDE, y: ((to.x - from.x) / length) * ASIDE };
    return [from, to].map(({ x, y }) => ({ x: x + aside.x, y: y + aside.y }));
  }

  /** A smooth curve through points (Catmull and Rom's), as the parts of a path after its start. */
  function smooth(points) {
    const say = ({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`;
    return points.slice(1).map((point, i) => {
      const before = points[i - 1] || points[i];
      const after = points[i + 2] || point;
      const first = { x: points[i].x + (point.x - before.x) / 6, y: points[i].y + (point.y - before.y) / 6 };
      const second = { x: point.x - (after.x - points[i].x) / 6, y: point.y - (after.y - points[i].y) / 6 };
      return `C${say(first)} ${say(second)} ${say(point)}`;
    }).join("");
  }

  /** An arrow through points, ending `gap` pixels before the last; null where it would be all head. */
  function arrow(points, gap, width) {
    const to = points[points.length - 1];
    const kept = points.filter((point, i) => i === 0 || Math.hypot(point.x - to.x, point.y - to.y) > gap + 10);
    const before = kept[kept.length - 1];
    const reach = Math.hypot(to.x - before.x, to.y - before.y);
    if (reach < gap + 10) return null;
    const along = { x: (to.x - before.x) / reach, y: (to.y - before.y) / reach };
    const tip = { x: to.x - along.x * gap, y: to.y - along.y * gap };
    const size = 7 + width * 1.8;
    const neck = { x: tip.x - along.x * size * 0.8, y: tip.y - along.y * size * 0.8 };
    const back = { x: tip.x - along.x * size, y: tip.y - along.y * size };
    const side = { x: -along.y * size * 0.42, y: along.x * size * 0.42 };
    const say = (point) => `${point.x.toFixed(1)} ${point.y.toFixed(1)}`;
    return {
      line: `M${say(kept[0])}${smooth([...kept, neck])}`,
      head:
        `M${say(tip)}L${say({ x: back.x + side.x, y: back.y + side.y })}` +
        `L${say(neck)}L${say({ x: back.x - side.x, y: back.y - side.y })}Z`,
    };
  }

  /** Small heads along a line, so that its direction is seen where its end lies out of view: on a straight one every so many
      pixels, on a curve at the points that it goes through. `view` is the box worth drawing in. */
  function heads(points, size, view) {
    let d = "";
    let since = 0;
    const put = (at, along) => {
      if (!view.contains([at.x, at.y])) return;
      const [ahead, aside] = [{ x: along.x * size, y: along.y * size }, { x: -along.y * size * 0.8, y: along.x * size * 0.8 }];
      const say = (x, y) => `${x.toFixed(1)} ${y.toFixed(1)}`;
      d += `M${say(at.x - ahead.x + aside.x, at.y - ahead.y + aside.y)}L${say(at.x, at.y)}L${say(at.x - ahead.x - aside.x, at.y - ahead.y - aside.y)}`;
    };
    points.slice(1).forEach((to, i) => {
      const from = points[i];
      const length = Math.hypot(to.x - from.x, to.y - from.y);
      const along = { x: (to.x - from.x) / (length || 1), y: (to.y - from.y) / (length || 1) };
      since += length;
      const last = i === points.length - 2;
      if (points.length === 2) {
        for (let far = APART; far < length - APART / 2; far += APART) put({ x: from.x + along.x * far, y: from.y + along.y * far }, along);
      } else if (!last && since >= APART) {
        put(to, along);
        since = 0;
      }
    });
    return d;
  }

  /** A hatch of thin diagonal lines, for what lies somewhere within an area. */
  function hatch(id, colour, step) {
    return make("pattern", { id, width: step, height: step, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, [
      make("line", { x1: 0, y1: 0, x2: 0, y2: step, stroke: colour, "stroke-width": 1.6 }),
    ]);
  }

  kordon.shapes = { METRES, make, html, ring, straight, arrow, heads, hatch };
})((window.kordon = window.kordon || {}));
