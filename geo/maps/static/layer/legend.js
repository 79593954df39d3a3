/* The cards at the map's edge: what the colours and sizes now in view mean, what has no place, and what went wrong. */
(function (kordon) {
  "use strict";

  const { html, make, hatch, ring } = kordon.shapes;
  const { words, areas, drawing } = kordon;
  const HEADINGS = { flow: "Direction", class: "Equipment", affiliation: "Whose forces", age: "Age" };
  const NOUNS = { sightings: "Sightings", reports: "Reports", movements: "Movements", vehicles: "Vehicles, low end" };

  const Card = L.Control.extend({
    onAdd() {
      const card = html("div", "kordon-card " + this.options.className);
      L.DomEvent.disableClickPropagation(card);
      L.DomEvent.disableScrollPropagation(card);
      return card;
    },
  });

  /** Circles of the size scale, nested on one base line. */
  function scale(sizes, colours) {
    const largest = sizes[sizes.length - 1].radius;
    const picture = make("svg", { width: largest * 2 + 64, height: largest * 2 + 10, class: "kordon-scale" });
    for (const { value, radius } of sizes) {
      const top = 7 + 2 * (largest - radius);
      picture.append(
        make("circle", { cx: largest + 2, cy: top + radius, r: radius, fill: "none", stroke: colours.muted }),
        make("line", { x1: largest + 2, x2: largest * 2 + 12, y1: top, y2: top, stroke: colours.muted, "stroke-dasharray": "1 2" }),
      );
      const label = make("text", { x: largest * 2 + 15, y: top + 3.5, class: "kordon-scale-text" });
      label.textContent = words.short(value);
      picture.append(label);
    }
    return picture;
  }

  function swatch(draw) {
    const picture = make("svg", { width: 22, height: 14, viewBox: "0 0 22 14", "aria-hidden": "true" });
    picture.append(...draw);
    return picture;
  }

  /** The thinnest and the widest way of those that are drawn; none where all are alike. */
  function widths(ways) {
    const sorted = [...ways].sort((a, b) => a.movements - b.movements);
    const [thin, thick] = [sorted[0], sorted[sorted.length - 1]];
    return thin && thin.movements !== thick.movements ? [thin, thick] : [];
  }

  /** Lines as wide as these ways, one above the other. */
  const lines = (ways, busiest, colour) => ways.map(({ movements }, at) => make("path", { d: `M1 ${at ? 10 : 3.5}H20`, fill: "none", stroke: colour, "stroke-width": drawing.width(movements, busiest).toFixed(1) }));

  function line(picture, text, number) {
    const row = html("li");
    row.append(picture, html("span", "", text));
    if (number !== undefined) row.append(html("span", "kordon-number", words.number(number)));
    return row;
  }

  /** Draw the rows of the legend for what is in view. */
  function rows(seen, query) {
    const colours = query.palette;
    const shares = {};
    for (const mark of seen.inView) for (const [key, number] of mark.shares) shares[key] = (shares[key] || 0) + number;
    const drawn = [];
    for (const [key, name] of Object.entries(query.names[query.colour])) {
      if (!shares[key]) continue;
      const dot = make("g", { transform: "translate(11 7)" }, ring(4.2, 3.4, [[colours[query.colour][key], 1]]));
      drawn.push(line(swatch([dot]), name, shares[key]));
    }
    if (seen.inView.some((mark) => mark.area) || (seen.beyond.length && seen.hatched)) {
      const defs = make("defs", {}, [hatch("kordon-hatch-legend", colours.ink, 4)]);
      const box = make("rect", { x: 1, y: 1, width: 20, height: 12, rx: 2, fill: "url(#kordon-hatch-legend)", opacity: 0.5 });
      drawn.push(line(swatch([defs, box]), "Somewhere in the area"));
    }
    if (query.measure === "vehicles" && seen.inView.some((mark) => !mark.area && !mark.withSymbol && drawing.size(mark, "vehicles") === null)) {
      const hollow = make("circle", { cx: 11, cy: 7, r: 4.5, fill: "none", stroke: colours.ink, "stroke-width": 1.5 });
      drawn.push(line(swatch([hollow]), "No number of vehicles"));
    }
    const symbols = seen.inView.filter((mark) => mark.withSymbol);
    if (symbols.length) drawn.push(html("li", "kordon-none", "Symbols (APP-6D) show the kind told of most; the bar has the shares of the colours"));
    for (const [picture, said] of kordon.symbols.legend(symbols)) drawn.push(line(picture, said));
    if (seen.reaches) {
      const circle = make("circle", { cx: 11, cy: 7, r: 6, fill: "none", stroke: colours.ink, "stroke-dasharray": "2 2" });
      drawn.push(line(swatch([circle]), "Lies within the circle"));
    }
    if (seen.along) {
      const curve = make("path", { d: "M1 11C7 11 8 4 13 4L20 3", fill: "none", stroke: colours.ink, "stroke-width": 1.5 });
      drawn.push(line(swatch([curve]), "From – to, schematic course"));
    }
    if (seen.arrows) {
      const curve = make("path", { d: "M1 11L20 3", fill: "none", stroke: colours.ink, "stroke-dasharray": "4 2" });
      drawn.push(line(swatch([curve]), "From – to, course not known"));
    }
    const [thin, thick] = widths(seen.ways);
    if (thin) drawn.push(line(swatch(lines([thin, thick], seen.busiest, colours.ink)), `Thin ${words.number(thin.movements)}, thick ${words.many(thick.movements, "movement")}`));
    if (seen.quieter) drawn.push(html("li", "kordon-none", `Only the ${seen.waysDrawn} busiest ways are drawn`));
    if (seen.endless) drawn.push(html("li", "kordon-none", `${words.many(seen.endless, "sighting")} from or to an area: no arrow`));
    if (!drawn.length) drawn.push(html("li", "kordon-none", "Nothing in view"));
    for (const name of seen.layers) drawn.push(line(kordon.layers.picture(name), kordon.layers.named(name)));
    for (const [picture, name] of kordon.overlays.shown(query.theme)) drawn.push(line(picture, name));
    if (kordon.layers.on("heat")) drawn.push(...kordon.heat.rows(query.theme));
    if (seen.roughly) {
      const circle = make("circle", { cx: 11, cy: 7, r: 6, fill: "none", stroke: "currentColor", "stroke-dasharray": "2 2" });
      const sign = swatch([circle]);
      sign.classList.add("kordon-sign");
      drawn.push(line(sign, "Site known only roughly"));
    }
    return drawn;
  }

  /** Fill the cards with what is in view. */
  function fill(cards, seen, query, open, showAll) {
    const details = html("details");
    const before = cards.legend.querySelector("details");
    details.open = before ? before.open : window.innerWidth > 640;
    const list = html("ul");
    list.append(...rows(seen, query));
    const summary = html("summary", "", HEADINGS[query.colour]);
    if (list.querySelector(".kordon-number")) summary.append(html("span", "kordon-number", "sightings"));
    details.append(summary);
    if (query.colour === "age" && seen.asOf) details.append(html("div", "kordon-none", `counted back from ${words.when({ observed_from: seen.asOf, observed_to: seen.asOf })}`));
    details.append(list);
    if (seen.inView.some((mark) => !mark.area && !mark.withSymbol && drawing.size(mark, query.measure) !== null)) {
      const steps = [seen.largest / 10, seen.largest / 2.5, seen.largest].map((value) => Math.max(1, Math.round(value)));
      const sizes = [...new Set(steps)].map((value) => ({ value, radius: drawing.radius(value, seen.largest) }));
      details.append(html("div", "kordon-caption", NOUNS[query.measure]), scale(sizes, query.palette));
    }
    cards.legend.replaceChildren(details);
    fillEdge(cards.edge, seen, query, open, showAll);
    const marks = seen.inView.filter((mark) => !mark.area);
    const sightings = marks.reduce((sum, mark) => sum + mark.sightings, 0);
    cards.says.textContent = `${words.many(sightings, "sighting")} in ${words.many(marks.length, "circle")} in view`;
  }

  /** Say at the edge what the view does not show: areas wider than it, sightings out of it and without a place. */
  function fillEdge(card, { beyond, hidden, unplaced, unplacedMovements, areasLeftOut, areasQuieter }, query, open, showAll) {
    const buttons = beyond.map((area) => button(areas.saying(area, query.measure), () => open({ ...area, beyond: true, element: null })));
    if (hidden) {
      const more = button(`${words.many(hidden, "sighting")} out of view`, showAll);
      more.append(html("span", "kordon-only-screen", ": show all"));
      buttons.push(more);
    }
    if (unplaced) {
      const mark = { unplaced: true, sightings: unplaced };
      const lines = words.many(unplaced, "sighting");
      const said = `${unplacedMovements ? words.many(unplacedMovements, "movement") : lines} without a place`;
      buttons.push(button(unplacedMovements && unplaced !== unplacedMovements ? `${said} (${lines})` : said, () => open(mark)));
    }
    if (areasQuieter) buttons.push(html("div", "kordon-row kordon-still", `${words.many(areasQuieter, "sighting")} of further areas: too many to draw`));
    if (areasLeftOut) buttons.push(html("div", "kordon-row kordon-still", `${words.many(areasLeftOut, "sighting")} of areas left out: not known that closely`));
    card.replaceChildren(...buttons);
    card.hidden = !buttons.length;
  }

  function button(text, press) {
    const element = html("button", "kordon-row", text);
    element.type = "button";
    element.addEventListener("click", press);
    return element;
  }

  /** Say what went wrong, with a button to try again, or, where that helps nothing, to put the message away. */
  function say(cards, message, again) {
    const { notice } = cards;
    const press = again ? button("Try again", again) : button("I have seen it", () => say(cards, null, null));
    notice.hidden = !message;
    notice.replaceChildren(...(message ? [html("span", "", message), press] : []));
  }

  /** Put the cards on the map. */
  function build(map) {
    const card = (position, className) => new Card({ position, className }).addTo(map).getContainer();
    const cards = {
      legend: card("bottomleft", "kordon-legend"),
      edge: card("topright", "kordon-edge"),
      notice: html("div", "kordon-card kordon-notice"), // over an open table or panel too
      says: html("div", "kordon-says"),
    };
    cards.edge.hidden = true;
    cards.notice.hidden = true;
    cards.notice.setAttribute("role", "alert");
    cards.says.setAttribute("aria-live", "polite");
    L.DomEvent.disableClickPropagation(cards.notice);
    map.getContainer().append(cards.says, cards.notice);
    return cards;
  }

  kordon.legend = { build, fill, say, scale };
})((window.kordon = window.kordon || {}));
