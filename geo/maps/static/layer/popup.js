/* What stands behind a circle, an area or the box of unplaced sightings: single sightings with source and link.

   Everything here was written by others. It is set as text, and only http and https links are links. */
(function (kordon) {
  "use strict";

  const { html } = kordon.shapes;
  const { words } = kordon;

  /** Return an address that may be followed, else null. */
  function safe(address) {
    try {
      const url = new URL(address);
      return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
    } catch (refused) {
      return null;
    }
  }

  function link(address) {
    const href = address && safe(address);
    if (!href) return null;
    const element = html("a", "kordon-link", new URL(href).hostname.replace(/^www\./, ""));
    element.href = href;
    element.target = "_blank";
    element.rel = "noopener noreferrer";
    element.title = href;
    return element;
  }

  /** One sighting: what, how many, when, which way, who says it. */
  function sighting(row, names, colours, withPlace) {
    const entry = html("li", "kordon-sighting");
    const head = html("div", "kordon-what");
    head.append(html("b", "", words.count(row)), " " + (row.equipment || row.equipment_class));
    entry.append(head);
    const facts = html("div", "kordon-facts");
    facts.append(html("span", "", words.when(row)));
    if (withPlace && row.place) facts.append(html("span", "", row.place));
    const flow = html("span", "kordon-flow", names.flow[row.flow] || row.flow);
    flow.style.setProperty("--colour", colours.flow[row.flow] || colours.flow.unknown);
    facts.append(flow);
    entry.append(facts);
    if (row.origin_text || row.destination_text) {
      entry.append(html("div", "kordon-way", `${row.origin_text || "?"} → ${row.destination_text || "?"}`));
    }
    if (row.note) entry.append(html("div", "kordon-note", row.note));
    entry.append(attribution(row));
    return entry;
  }

  function attribution(row) {
    const line = html("div", "kordon-source");
    const grade = `${row.reliability || ""}${row.credibility || ""}`;
    line.append(html("span", "", row.source || "source not named"));
    if (grade) line.append(html("span", "kordon-grade", grade));
    if (row.via && row.via !== row.source) line.append(html("span", "", "via " + row.via));
    const address = link(row.url);
    if (address) line.append(address);
    if (row.status && row.status !== "accepted") line.append(html("span", "kordon-status", row.status));
    if (row.report_kind && row.report_kind !== "observation") line.append(html("span", "kordon-status", row.report_kind));
    return line;
  }

  /** Fill a popup: a heading, a line of sums, then the sightings, more of them on demand. */
  function content(heading, sums, total, load, names, colours, withPlace, changed) {
    const box = html("section", "kordon-popup");
    const title = html("h3", "", heading);
    title.tabIndex = -1;
    const list = html("ul", "kordon-list");
    const more = html("button", "kordon-more", "Show more");
    more.type = "button";
    more.hidden = true;
    box.append(title, html("p", "kordon-sums", sums), list, more);
    let shown = 0;

    async function next() {
      more.disabled = true;
      try {
        const answer = await load(shown);
        list.append(...answer.sightings.map((row) => sighting(row, names, colours, withPlace)));
        shown += answer.sightings.length;
        more.hidden = !answer.more;
        more.textContent = total > shown ? `Show more (${words.number(total - shown)} left)` : "Show more";
      } catch (error) {
        if (error.name === "AbortError") return;
        list.append(html("li", "kordon-note", error.message));
      }
      more.disabled = false;
      box.dataset.ready = "1";
      changed();
    }

    more.addEventListener("click", next);
    next();
    return box;
  }

  /** Open the popup of a mark; the keyboard goes into it, and back to the mark when it closes. */
  function open(map, mark, sums, load, query) {
    let heading = mark.name || "In this circle";
    if (mark.area) heading = `Somewhere ${kordon.areas.where(mark)}`;
    if (mark.unplaced) heading = "Without a place";
    let place = mark.at || [mark.lat, mark.lon];
    if (mark.unplaced || mark.beyond) place = map.getCenter();
    const bubble = L.popup({ className: "kordon-bubble", maxWidth: 380, minWidth: 260, maxHeight: 360, autoPanPadding: [24, 24] });
    const withPlace = !mark.name || mark.area;
    const box = content(heading, sums, mark.sightings, load, query.names, query.palette, withPlace, () => {
      const focused = box.contains(document.activeElement) && document.activeElement;
      bubble.update(); // takes the box out and puts it in again, which loses the focus
      if (focused) focused.focus({ preventScroll: true });
    });
    bubble.setLatLng(place).setContent(box).openOn(map);
    box.querySelector("h3").focus({ preventScroll: true });
    // Leaflet hears the escape key only while the map itself has the focus.
    box.addEventListener("keydown", (event) => event.key === "Escape" && map.closePopup(bubble));
    bubble.on("remove", () => {
      if (mark.element && mark.element.isConnected) mark.element.focus({ preventScroll: true });
    });
  }

  kordon.popup = { open };
})((window.kordon = window.kordon || {}));
