/* The cards at the map's edge: what the colours and sizes now in view mean, what has no place, and what went wrong. */
(function (kordon) {
  "use strict";

  const { html, make, hatch, ring } = kordon.shapes;
  const { words } = kordon;
  const NOUNS = { sightings: "Sightings", movements: "Movements", vehicles: "Vehicles, low end" };

  const Card = L.Control.extend({
    onAdd() {
      const card = html("div", "kordon-card " + this.options.className);
      L.DomEvent.disableClickPropagation(card);
      L.DomEvent.disableScrollPropagation(card);
      return card;
    },
  });

  /** Circles of the size scale, nested on one base line. */
  function scale(sizes, colours, write) {
    if (!sizes.length) return null;
    const largest = sizes[sizes.length - 1].radius;
    const picture = make("svg", { width: largest * 2 + 64, height: largest * 2 + 6, class: "kordon-scale" });
    for (const { value, radius } of sizes) {
      const top = 3 + 2 * (largest - radius);
      picture.append(
        make("circle", { cx: largest + 2, cy: top + radius, r: radius, fill: "none", stroke: colours.muted }),
        make("line", { x1: largest + 2, x2: largest * 2 + 12, y1: top, y2: top, stroke: colours.muted, "stroke-dasharray": "1 2" }),
      );
      const label = make("text", { x: largest * 2 + 15, y: top + 3.5, class: "kordon-scale-text" });
      label.textContent = write(value);
      picture.append(label);
    }
    return picture;
  }

  function swatch(draw) {
    const picture = make("svg", { width: 22, height: 14, viewBox: "0 0 22 14", "aria-hidden": "true" });
    picture.append(...draw);
    return picture;
  }

  function line(picture, text, number) {
    const row = html("li");
    row.append(picture, html("span", "", text));
    if (number !== undefined) row.append(html("span", "kordon-number", words.number(number)));
    return row;
  }

  /** Draw the legend of what is in view: `seen` as `kordon.drawing.seen` tells it. */
  function fill(card, seen, options) {
    const colours = options.palette;
    const details = html("details");
    const before = card.querySelector("details");
    details.open = before ? before.open : window.innerWidth > 640;
    details.append(html("summary", "", options.colour === "class" ? "Equipment" : "Direction"));
    const list = html("ul");
    for (const [key, name] of Object.entries(options.names[options.colour])) {
      if (!seen.shares[key]) continue;
      const dot = make("g", { transform: "translate(11 7)" }, ring(4.2, 3.4, [[colours[options.colour][key], 1]]));
      list.append(line(swatch([dot]), name, seen.shares[key]));
    }
    if (seen.areas) {
      const marks = [make("defs", {}, [hatch("kordon-hatch-legend", colours.ink, 4)])];
      marks.push(make("rect", { x: 1, y: 1, width: 20, height: 12, rx: 2, fill: "url(#kordon-hatch-legend)", opacity: 0.5 }));
      list.append(line(swatch(marks), "Somewhere in the area"));
    }
    if (seen.radii) {
      const circle = make("circle", { cx: 11, cy: 7, r: 6, fill: "none", stroke: colours.ink, "stroke-dasharray": "2 2" });
      list.append(line(swatch([circle]), "Place known to within"));
    }
    if (seen.arrows) {
      const curve = make("path", { d: "M1 12Q10 1 20 5", fill: "none", stroke: colours.ink, "stroke-dasharray": "4 2" });
      list.append(line(swatch([curve]), "From – to, course not known"));
    }
    if (!list.children.length) list.append(html("li", "kordon-none", "Nothing in view"));
    details.append(list);
    const sizes = scale(seen.sizes, colours, words.short);
    if (sizes) details.append(html("div", "kordon-caption", NOUNS[options.measure]), sizes);
    card.replaceChildren(details);
  }

  kordon.legend = { Card, fill };
})((window.kordon = window.kordon || {}));
