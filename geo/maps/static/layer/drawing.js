/* From an answer of /api to one drawing, made off the page and then put in whole. */
(function (kordon) {
  "use strict";

  const { make, ring, straight, arrow, heads, METRES } = kordon.shapes;
  const { words } = kordon;
  const LARGEST = 29; // radius in pixels of the largest circle
  const SMALLEST = 5.5;
  const [THINNEST, WIDEST] = [1.1, 4]; // widths in pixels of an arrow of hardly any movements and of the busiest
  const WITH_TEXT = 9.5; // from this radius a number fits inside

  /** The next of 1, 2, 3, 5, 10, 20, ...: the value that the largest circle stands for, steady while panning. */
  function round(value) {
    const power = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
    return [1, 2, 3, 5, 10].map((step) => step * power).find((step) => step >= value) || 10 * power;
  }

  /** The number that a mark is sized by; null where it has none. */
  function size(mark, measure) {
    if (measure !== "vehicles") return mark[measure];
    if (mark.unit !== "vehicle") return null;
    return mark.low === null ? mark.high : mark.low;
  }

  /** The words in or beside a mark. */
  function label(mark, measure) {
    if (measure !== "vehicles") return words.short(mark[measure]);
    return mark.unit === "vehicle" ? words.interval(mark.low, mark.high, words.short, mark.about) : "n/a";
  }

  /** What a mark is called: a place's own name, an area with its doubt, a cell by the town that it lies by. */
  function called(mark) {
    if (mark.unplaced) return "Without a place";
    if (mark.way) return `${mark.from} → ${mark.to}`;
    if (mark.area) return `Somewhere ${kordon.areas.where(mark)}`;
    return mark.name || `Around ${kordon.nearestTown(mark.lat, mark.lon) || "no town"}`;
  }

  /** What stands behind a mark, in one sentence. */
  function sentence(mark) {
    const said = [words.many(mark.sightings, "sighting")];
    if (mark.reports) said.push(words.many(mark.reports, "report"));
    if (mark.movements) said.push(words.many(mark.movements, "movement"));
    const counted = mark.unit ? words.units(mark.low, mark.high, mark.unit, mark.about) : "";
    if (counted) said.push(counted);
    if (mark.without) said.push(`${mark.without} without a number`);
    if (mark.mixed) said.push("other units besides");
    return said.join(", ");
  }

  /** Whole sentence of a mark, for its tooltip and for screen readers. */
  const told = (mark) => `${called(mark)}: ${sentence(mark)}`;

  function radius(value, largest) {
    return value === null ? SMALLEST : Math.max(SMALLEST, LARGEST * Math.sqrt(Math.min(value / largest, 1)));
  }

  /** Read an answer's compact rows into marks. */
  function read(answer) {
    const marks = answer.cells
      ? answer.cells.map(([lat, lon, ...rest]) => ({ kind: "cell", lat, lon, ...sums(rest.slice(0, -1), answer, rest[rest.length - 1]) }))
      : answer.places.map(([key, name, kind, lat, lon, reach, ...rest]) => ({
          kind, key, name, lat, lon, reach, ...sums(rest, answer, rest[8]), symbol: rest[9] || null, kinds: rest[10] || 0,
        }));
    const areas = answer.areas.map(([key, name, kind, country, admin1, lat, lon, reach, ...rest]) => ({
      area: true, key, name, kind, country, admin1, lat, lon, reach, ...sums(rest, answer),
    }));
    const arrows = answer.arrows.map(([from, fromLat, fromLon, to, toLat, toLon, flow, ...rest]) => ({
      from, fromLat, fromLon, to, toLat, toLon, flow: answer.flows[flow], ...sums(rest, answer), course: rest[8],
      way: [rest[9], rest[10], answer.flows[flow]].join(","),
    }));
    return { marks, areas, arrows, pins: answer.pins, unplaced: answer.unplaced, unplacedMovements: answer.unplaced_movements, asOf: answer.as_of, zoom: answer.zoom, areasLeftOut: answer.areas_left_out, areasQuieter: answer.areas_quieter, endless: answer.endless, quieter: answer.quieter };
  }

  /** The sums that every row has in this order; a cell's end after movements where nothing else was asked for. */
  function sums([sightings, movements, low = null, high = null, without = 0, unit = null, marks = 0, reports = null], answer, shares) {
    return {
      sightings, reports, movements, low, high, without, unit: unit === null ? null : answer.units[unit], mixed: Boolean(marks & 1), about: Boolean(marks & 2),
      shares: (shares || []).map((number, at) => [answer.keys[at], number]).filter(([, number]) => number),
    };
  }

  /** Make the element of one mark; its place is set by `place`. */
  function element(mark, scaleTo, options) {
    const colours = options.palette;
    const r = radius(size(mark, options.measure), scaleTo);
    const total = mark.shares.reduce((sum, [, number]) => sum + number, 0) || 1;
    const shares = mark.shares.map(([key, number]) => [colours[options.colour][key], number / total]);
    if (!shares.length) shares.push([colours.flow.unknown, 1]); // a mark whose colours were not asked for
    const group = make("g", { class: "kordon-mark", tabindex: -1, role: "button", "aria-label": told(mark) });
    const symbol = mark.symbol && options.symbols ? kordon.symbols.mark(mark.symbol, shares) : null;
    mark.withSymbol = Boolean(symbol);
    if (symbol) {
      const kinds = mark.kinds > 1 ? ` · ${mark.kinds} kinds` : "";
      return finished(mark, group, symbol.parts, symbol.radius, label(mark, options.measure) + kinds);
    }
    const width = Math.max(3, r * 0.26);
    const empty = size(mark, options.measure) === null;
    group.append(make("circle", { r: r + 1.2, class: "kordon-halo" }));
    if (r < WITH_TEXT && !empty) {
      group.append(...ring(r / 2, r, shares)); // a ring without a hole
    } else {
      group.append(make("circle", { r: r - width / 2, class: "kordon-disc" }), ...ring(r - width / 2, empty ? 1.5 : width, shares));
    }
    const said = label(mark, options.measure);
    mark.outside = null; // of another measure
    const letters = Math.min(13, Math.max(10.5, r * 0.62));
    if (r >= WITH_TEXT && said.length * letters * 0.56 <= 2 * (r - width) + 3) {
      const text = make("text", { class: "kordon-inside", "font-size": letters.toFixed(1), dy: "0.35em" });
      text.textContent = said;
      group.append(text);
    } else if (said !== "1" && !empty) {
      mark.outside = { said, r };
    }
    return finished(mark, group, [], r, null);
  }

  /** Give a mark its last parts: what is told of it on hovering, and what is written beside it. */
  function finished(mark, group, parts, radius, said) {
    const title = make("title");
    title.textContent = told(mark);
    group.append(...parts, title);
    if (said !== null) mark.outside = { said, r: radius };
    mark.radius = radius;
    mark.element = group;
    return group;
  }

  /** Put marks where they belong; `toPoint` turns (lat, lon) into the pane's pixels. */
  function place(marks, toPoint) {
    for (const mark of marks) {
      mark.point = toPoint(mark.lat, mark.lon);
      mark.element.style.transform = `translate(${mark.point.x.toFixed(1)}px, ${mark.point.y.toFixed(1)}px)`;
    }
  }

  /** Write numbers that do not fit inside beside their circles, where nothing else stands. */
  function writeOutside(marks, badges) {
    const taken = [...badges, ...marks.map(({ point, radius: r }) => [point.x - r, point.y - r, point.x + r, point.y + r])];
    for (const mark of marks) {
      if (mark.text) mark.text.remove();
      mark.text = mark.textBox = null;
      if (!mark.outside) continue;
      const { said, r } = mark.outside;
      const width = said.length * 6.2;
      // Names of towns stand mostly to the right, so numbers try the left and above first.
      const spots = [[-r - 3 - width, 0], [-width / 2, -r - 8], [r + 3, 0], [-width / 2, r + 8]];
      const boxes = spots.map(([dx, dy]) => [mark.point.x + dx, mark.point.y + dy - 6, mark.point.x + dx + width, mark.point.y + dy + 6]);
      const at = boxes.findIndex((box) =>
        taken.every(([left, top, right, bottom]) => box[2] < left || box[0] > right || box[3] < top || box[1] > bottom),
      );
      if (at < 0) continue;
      taken.push(boxes[at]);
      mark.textBox = boxes[at];
      mark.text = make("text", { class: "kordon-outside", x: spots[at][0].toFixed(1), y: spots[at][1].toFixed(1), dy: "0.35em" });
      mark.text.textContent = said;
      mark.element.append(mark.text);
    }
  }

  /** The stops of the corridor that a way runs along, in its direction; null where its course is not known. */
  function along({ course }) {
    if (!course || !kordon.corridors) return null;
    const [number, first, last] = course;
    const stops = kordon.corridors[number].stops.slice(Math.min(first, last), Math.max(first, last) + 1);
    return first < last ? stops : stops.reverse();
  }

  /** How many movements the busiest of these ways has, by which the widths of all are scaled. */
  const busiest = (ways) => Math.max(1, ...ways.map(({ movements }) => movements));

  /** Pixels of an arrow's width: the root of its movements, so that the busiest of all is no wider than WIDEST. */
  const widthOf = (movements, most) => THINNEST + Math.sqrt(movements) * Math.min(0.45, (WIDEST - THINNEST) / Math.sqrt(most));

  /** Draw the arrows between located places, each ending at the rim of its circle; `view` is the box worth drawing in, `most` the
      movements of the widest. */
  function arrows(rows, marks, toPoint, view, { palette: colours, colour: by }, most) {
    const rim = ({ x, y }) => Math.max(4, ...marks.filter((mark) => Math.hypot(mark.point.x - x, mark.point.y - y) <= mark.radius).map((mark) => mark.radius));
    const drawn = [];
    for (const row of rows) {
      const width = widthOf(row.movements, most);
      const start = toPoint(row.fromLat, row.fromLon);
      const end = toPoint(row.toLat, row.toLon);
      const stops = along(row);
      const points = stops ? [start, ...stops.slice(1, -1).map(([lat, lon]) => toPoint(lat, lon)), end] : straight(start, end);
      const curve = arrow(points, rim(end) + 3, width);
      if (!curve) continue;
      // Towards the ink, so that thin pale lines are seen as well as the circles. Of other colours the legend tells nothing of flows.
      const flow = colours.flow[row.flow] || colours.flow.unknown;
      const colour = by === "flow" ? `color-mix(in srgb, ${flow} 65%, ${colours.ink})` : colours.muted;
      const title = make("title");
      const said = stops ? `along ${kordon.corridors[row.course[0]].name}, schematic` : "course not known";
      title.textContent = `${told(row)}; ${said}`;
      const named = { class: stops ? "kordon-arrow kordon-along" : "kordon-arrow", role: "button", tabindex: -1, "aria-label": title.textContent, "data-way": row.way };
      const dashes = stops ? "none" : `${5 + width} ${2 + width}`;
      row.element = make("g", named, [
        make("path", { d: curve.line, class: "kordon-arrow-hit" }),
        make("path", { d: curve.line, class: "kordon-arrow-halo", "stroke-width": width + 2.4 }),
        make("path", { d: curve.line, style: `stroke: ${colour}`, "stroke-width": width, "stroke-dasharray": dashes }),
        make("path", { d: heads(points, 4 + width, view), style: `stroke: ${colour}`, "stroke-width": width }),
        make("circle", { cx: start.x.toFixed(1), cy: start.y.toFixed(1), r: (width / 2 + 1.6).toFixed(1), style: `fill: ${colour}` }), // where it begins
        make("path", { d: curve.head, class: "kordon-arrow-head", style: `fill: ${colour}` }),
        title,
      ]);
      row.point = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
      drawn.push(row.element);
    }
    return drawn;
  }

  /** Dashed circles around places that are known only to within a radius, where the radius shows. */
  function reaches(marks, toPoint) {
    const drawn = [];
    for (const mark of marks) {
      if (!mark.reach) continue;
      const north = mark.lat + mark.reach / METRES;
      const r = Math.abs(toPoint(north, mark.lon).y - toPoint(mark.lat, mark.lon).y);
      if (r < mark.radius + 6) continue;
      const { x, y } = toPoint(mark.lat, mark.lon);
      drawn.push(make("circle", { cx: x.toFixed(1), cy: y.toFixed(1), r: r.toFixed(1), class: "kordon-reach" }));
    }
    return drawn;
  }

  kordon.drawing = { read, element, place, writeOutside, arrows, reaches, busiest, width: widthOf, round, radius, size, sentence, called };
})((window.kordon = window.kordon || {}));
