/* What is drawn, as a table: for the keyboard, for screen readers, and for whoever would rather read numbers. */
(function (kordon) {
  "use strict";

  const { html } = kordon.shapes;
  const { words, drawing } = kordon;

  /** Put a table of a caption, headings and ready rows in, keeping the focus on the row that had it. */
  function put(box, caption, headings, rows) {
    const table = html("table");
    table.append(html("caption", "", caption));
    const head = html("tr");
    for (const name of headings) {
      const cell = html("th", "", name);
      cell.scope = "col";
      head.append(cell);
    }
    const top = html("thead");
    top.append(head);
    const body = html("tbody");
    body.append(...rows);
    table.append(top, body);
    const focused = box.contains(document.activeElement) && document.activeElement.textContent;
    box.querySelector(".kordon-table-body").replaceChildren(table);
    const again = focused && [...table.querySelectorAll("button")].find((button) => button.textContent === focused);
    if (again) again.focus({ preventScroll: true });
  }

  /** A row whose first cell opens a mark. */
  function opening(name, mark, open, cells) {
    const line = html("tr");
    const head = html("th");
    head.scope = "row";
    const button = html("button", "", name);
    button.type = "button";
    button.addEventListener("click", () => open(mark));
    head.append(button);
    line.append(head, ...cells.map((text) => html("td", "", text)));
    return line;
  }

  function row(mark, { reports, counted }, open) {
    const count = mark.way ? "–" : (mark.unit && words.units(mark.low, mark.high, mark.unit, mark.about)) || "n/a";
    const told = reports ? [mark.reports === null ? "–" : words.number(mark.reports)] : [];
    const cells = [words.number(mark.sightings), ...told, words.number(mark.movements), ...(counted ? [count] : [])];
    return opening(drawing.called(mark), mark, open, cells);
  }

  function fill(box, seen, query, open) {
    if (box.hidden) return;
    const compared = (caption, headings, rows) => put(box, caption, headings, rows.map(([name, a, b, change, mark]) => opening(name, mark, open, [a, b, change])));
    if (kordon.difference.table(compared)) return;
    const marks = [...seen.inView, ...seen.beyond, ...seen.ways].sort((a, b) => b.sightings - a.sightings);
    // Far away only the vehicles' view comes with counts: working them out costs more than all the rest.
    const counted = query.measure === "vehicles" || !marks.some((mark) => mark.kind === "cell");
    const reports = query.measure === "reports";
    const headings = ["Where", "Sightings", ...(reports ? ["Reports"] : []), "Movements", ...(counted ? ["Count"] : [])];
    const caption = `${words.many(marks.length, "row")}: circles, areas and ways in view`;
    put(box, caption, headings, marks.map((mark) => row(mark, { reports, counted }, open)));
  }

  /** Put the button and the (closed) table on the map; `refill` fills it when it opens. */
  function build(map, refill) {
    const box = html("section", "kordon-table");
    box.hidden = true;
    box.setAttribute("aria-label", "What is drawn, as a table");
    const close = html("button", "kordon-table-close", "Close");
    close.type = "button";
    box.append(close, html("div", "kordon-table-body"));
    L.DomEvent.disableClickPropagation(box);
    L.DomEvent.disableScrollPropagation(box);
    map.getContainer().append(box);
    let button = null;
    const toggle = (wanted) => {
      box.hidden = !wanted;
      button.setAttribute("aria-expanded", String(wanted));
      if (wanted) refill();
      (wanted ? close : button).focus({ preventScroll: true });
    };
    const picture = '<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="M1.5 3H14.5M1.5 6.5H14.5M1.5 10H14.5M1.5 13.5H14.5M6 3V13.5" fill="none" stroke="currentColor" stroke-width="1.5"/></svg>';
    button = kordon.button(map, { name: "What is drawn, as a table", picture }, () => toggle(box.hidden));
    button.setAttribute("aria-expanded", "false");
    close.addEventListener("click", () => toggle(false));
    box.addEventListener("keydown", (event) => {
      event.stopPropagation(); // arrow keys scroll the table and do not pan the map
      if (event.key === "Escape") toggle(false);
    });
    return box;
  }

  /** The row that stands now for one that was taken out when the table was filled anew; null where none does. */
  function twin(button) {
    const rows = button && button.matches("th button") ? [...document.querySelectorAll(".kordon-table:not([hidden]) th button")] : [];
    return rows.find(({ textContent }) => textContent === button.textContent) || null;
  }

  kordon.table = { build, fill, twin };
})((window.kordon = window.kordon || {}));
