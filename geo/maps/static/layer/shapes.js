/* SVG shapes of the map: circles with shares in their ring, curved arrows, hatching. Text is set as text only. */
(function (kordon) {
  "use strict";

  const NS = "http://www.w3.org/2000/svg";
  const TURN = 2 * Math.PI;
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

  /** A curve from one point to another, bowed to the right of its way, ending `gap` pixels before the end. */
  function arrow(from, to, gap, width) {
    const dx = to.x - from.x;
    const dy = to.y - from.y;
    const length = Math.hypot(dx, dy);
    if (length < gap + 14) return null;
    const bow = 0.14;
    const bend = { x: (from.x + to.x) / 2 - dy * bow, y: (from.y + to.y) / 2 + dx * bow };
    const reach = Math.hypot(to.x - bend.x, to.y - bend.y);
    const along = { x: (to.x - bend.x) / reach, y: (to.y - bend.y) / reach };
    const tip = { x: to.x - along.x * gap, y: to.y - along.y * gap };
    const size = 5 + width * 1.6;
    const neck = { x: tip.x - along.x * size * 0.8, y: tip.y - along.y * size * 0.8 };
    const back = { x: tip.x - along.x * size, y: tip.y - along.y * size };
    const side = { x: -along.y * size * 0.42, y: along.x * size * 0.42 };
    const say = (point) => `${point.x.toFixed(1)} ${point.y.toFixed(1)}`;
    return {
      line: `M${say(from)}Q${say(bend)} ${say(neck)}`,
      head:
        `M${say(tip)}L${say({ x: back.x + side.x, y: back.y + side.y })}` +
        `L${say(neck)}L${say({ x: back.x - side.x, y: back.y - side.y })}Z`,
    };
  }

  /** A hatch of thin diagonal lines, for what lies somewhere within an area. */
  function hatch(id, colour, step) {
    return make("pattern", { id, width: step, height: step, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, [
      make("line", { x1: 0, y1: 0, x2: 0, y2: step, stroke: colour, "stroke-width": 1.6 }),
    ]);
  }

  kordon.shapes = { METRES, make, html, ring, arrow, hatch };
})((window.kordon = window.kordon || {}));
