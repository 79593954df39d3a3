/* The side panel: the movements behind a circle, an area, an arrow or a row of the table, their sightings and sources,
   and what can be done from there. On a narrow screen it is a sheet at the lower edge. */
(function (kordon) {
  "use strict";

  const { html } = kordon.shapes;
  const { words, telling } = kordon;
  const LAST_OFFSET = 1000; // the server answers no farther; geo/server/asked.py holds the same
  const COUNTRIES = new Intl.DisplayNames("en", { type: "region" });
  const EDGE = 24; // pixels that a chosen circle keeps from the panel

  /** The words of the address that go along to another page: the filters, not the map's own. */
  function address(page, own) {
    const url = new URL(page, kordon.ask.base);
    url.search = kordon.address.search();
    for (const word of kordon.address.OWN) url.searchParams.delete(word);
    for (const [word, text] of Object.entries(own)) url.searchParams.set(word, text);
    return url.href;
  }

  /** A link to a page of ours: a plain click goes there within this session, any other as browsers do. */
  function lead(page, own, text, named) {
    const element = html("a", "kordon-link", text);
    element.href = address(page, own);
    if (named) element.setAttribute("aria-label", named);
    element.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      kordon.address.go(element.href);
    });
    return element;
  }

  /** A button that filters by one value, or, where that filter is set already, takes it out. */
  function only(word, value, name) {
    const set = kordon.address.said(word) === value;
    const button = html("button", "kordon-press", set ? `Not only ${name}` : `Only ${name}`);
    button.type = "button";
    button.setAttribute("aria-pressed", String(set));
    button.addEventListener("click", () => kordon.said.filter({ [word]: set ? null : kordon.said.escaped(value) }));
    return button;
  }

  /** What can be done with all that stands behind the mark. */
  function actions(answer, mark) {
    const row = html("div", "kordon-actions");
    const place = mark.key && (!mark.area || mark.kind === "admin2") ? answer.place : null;
    if (place) row.append(only("place", place, "this place"));
    if (answer.area && !mark.unplaced) row.append(only("area", answer.area, answer.area));
    if (answer.country && !mark.unplaced) row.append(only("country", answer.country, COUNTRIES.of(answer.country)));
    row.append(lead("briefing", {}, "Brief these filters"));
    return row;
  }

  /** Keep a chosen circle out from under the panel. */
  function uncover(map, box, mark) {
    const spot = mark.at || (mark.lat === undefined ? null : [mark.lat, mark.lon]);
    if (!spot || mark.beyond || box.hidden) return;
    const { x, y } = map.latLngToContainerPoint(spot);
    const { offsetLeft: left, offsetTop: top } = box;
    const aside = top > 0 ? [0, y - top + EDGE + (mark.radius || 0)] : [x - left + EDGE + (mark.radius || 0), 0];
    if (aside[0] > 0 || aside[1] > 0) map.panBy(aside.map((each) => Math.max(0, each)));
  }

  /** Put the (closed) panel on the map. `layer` gives the token and the query of now. */
  function build(map, layer) {
    const box = html("section", "kordon-panel");
    box.hidden = true;
    box.setAttribute("role", "dialog");
    box.setAttribute("aria-labelledby", "kordon-panel-title");
    L.DomEvent.disableClickPropagation(box);
    L.DomEvent.disableScrollPropagation(box);
    map.getContainer().append(box);
    let shown = null; // {mark, key, opener, from}: what the panel shows, of which filters, and where the focus came from

    function close() {
      if (!shown) return;
      const { opener, mark } = shown;
      shown = null;
      box.hidden = true;
      layer.choose(null);
      const again = opener && opener.isConnected ? opener : kordon.table.twin(opener) || layer.elementOf(mark);
      (again || map.getContainer()).focus({ preventScroll: true });
    }

    function frame(mark) {
      const head = html("header", "kordon-panel-head");
      const title = html("h3", "", kordon.drawing.called(mark));
      Object.assign(title, { id: "kordon-panel-title", tabIndex: -1 });
      const shut = html("button", "kordon-panel-close", "×");
      Object.assign(shut, { type: "button", title: "Close (Esc)" });
      shut.setAttribute("aria-label", "Close");
      shut.addEventListener("click", close);
      head.append(title, shut);
      const sums = html("p", "kordon-sums");
      const does = html("div");
      const list = html("div", "kordon-movements");
      const more = html("button", "kordon-more", "Show more");
      Object.assign(more, { type: "button", hidden: true });
      const body = html("div", "kordon-panel-body");
      body.setAttribute("aria-live", "polite");
      body.append(sums, does, list, more);
      box.replaceChildren(head, body);
      return { title, sums, does, list, more, body };
    }

    function rest(total, offset) {
      const said = html("p", "kordon-none", `and ${words.many(total - offset, "movement")} more on the page `);
      said.append(lead("movements", {}, "Movements"));
      return said;
    }

    /** Fill the panel from its first movement on, and go on at each press. */
    function fill({ mark, key }) {
      const parts = frame(mark);
      let offset = 0;
      delete box.dataset.ready;
      async function next() {
        parts.more.disabled = true;
        try {
          const [answer] = await kordon.ask.get("movements", layer.query().token, { ...layer.where(mark), offset });
          if (!shown || shown.mark !== mark || shown.key !== key) return; // another one was opened meanwhile
          if (!offset) {
            parts.sums.textContent = answer.total ? `${words.many(answer.sightings, "sighting")} of ${words.many(answer.total, "movement")}` : "Nothing here passes the filters now.";
            if (answer.total) parts.does.replaceChildren(actions(answer, mark));
          }
          const cards = answer.movements.map((row) => telling.movement(row, layer.query(), lead));
          parts.list.append(...cards);
          if (offset && cards.length) cards[0].querySelector("a").focus({ preventScroll: false });
          offset += cards.length;
          const left = answer.total - offset;
          parts.more.hidden = left <= 0 || offset > LAST_OFFSET || !cards.length;
          parts.more.textContent = `Show more (${words.number(left)} left)`;
          if (left > 0 && parts.more.hidden) parts.list.append(rest(answer.total, offset));
        } catch (error) {
          if (error.name === "AbortError" || !shown || shown.mark !== mark) return;
          parts.list.append(html("p", "kordon-note", error.message));
        }
        parts.more.disabled = false;
        box.dataset.ready = "1";
      }
      parts.more.addEventListener("click", next);
      next();
      return parts;
    }

    box.addEventListener("keydown", (event) => {
      event.stopPropagation(); // arrow keys scroll the panel and do not pan the map; S is no picture here
      if (event.key === "Escape") close();
    });
    // Built before what Esc ends as well: that goes first, the panel at the next press.
    document.addEventListener("keydown", ({ key, target }) => {
      const busy = document.querySelector(".kordon-measuring, .kordon-draw:not([hidden]), html.kordon-picture") || (target.closest && target.closest(".kordon-brush"));
      if (key === "Escape" && shown && !busy) close();
    });

    return {
      /** Show what stands behind a mark; the keyboard goes into the panel, and back to the mark when it closes. */
      open(mark, key) {
        const opener = box.contains(document.activeElement) ? shown && shown.opener : document.activeElement;
        shown = { mark, key, opener };
        box.hidden = false;
        box.scrollTop = 0;
        const { title } = fill(shown);
        layer.choose(mark);
        uncover(map, box, mark);
        title.focus({ preventScroll: true });
      },

      /** Tell the panel what is drawn now: of other filters than before, it asks anew. */
      follow(key) {
        if (!shown) return;
        layer.choose(shown.mark);
        if (shown.key === key) return;
        shown.key = key;
        const focused = box.contains(document.activeElement);
        const { title } = fill(shown);
        if (focused) title.focus({ preventScroll: true });
      },

      close,
    };
  }

  kordon.panel = { build };
})((window.kordon = window.kordon || {}));
