/* How movements and their sightings are told in the side panel.

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

  /** A class of equipment in words: "air_defence" -> "air defence". */
  const plain = (word) => (word || "").replaceAll("_", " ");

  const LETTERS = new Set(["ifv", "apc", "mlrs", "uav", "awacs"]);
  const UNCHANGED = new Set(["personnel", "mlrs", "awacs", "air_defence", "engineering", "comms_ew", "transport_aircraft", "sp_artillery", "towed_artillery", "other"]);

  /** A class of equipment as a noun for one or several: "trucks", "APCs", "towed artillery". */
  function noun(of, one) {
    if (of === "vehicle_unspecified") return one ? "vehicle of unknown kind" : "vehicles of unknown kind";
    const said = LETTERS.has(of) ? of.toUpperCase() : plain(of);
    return one || UNCHANGED.has(of) ? said : said + "s";
  }

  /** What a movement counts: "30–40 trucks", or that no number was said. */
  function counted({ low, high, about, class: of }) {
    const known = low !== null || high !== null;
    if (!known) return `${noun(of, false)}, number not said`;
    return `${about ? "about " : ""}${words.interval(low, high)} ${noun(of, low === 1 && high === 1)}`;
  }

  /** What the reports of a movement cannot all be right about, in words; "" where they agree. */
  function disputed({ counts, days_conflict: days }) {
    const about = [counts.some((each) => each.conflict) && "the count", days && "the days"].filter(Boolean);
    return about.length ? `Its reports disagree on ${about.join(" and ")}` : "";
  }

  function flow(row, query) {
    const element = html("span", "kordon-flow", query.names.flow[row.flow] || row.flow);
    element.style.setProperty("--colour", query.palette.flow[row.flow] || query.palette.flow.unknown);
    return element;
  }

  /** One sighting, as it was said: what, when, where, who says it. */
  function sighting(row, edit) {
    const entry = html("li", "kordon-sighting");
    const head = html("div", "kordon-what");
    head.append(html("b", "", words.count(row)), " " + (row.equipment || plain(row.equipment_class)));
    const facts = html("div", "kordon-said-facts");
    facts.append(html("span", "", words.when(row)));
    const where = row.place_text || row.place;
    if (where) facts.append(html("span", "", where + (row.place && row.place !== where ? ` (${row.place})` : "")));
    entry.append(head, facts);
    if (row.origin_text || row.destination_text) {
      entry.append(html("div", "kordon-way", `${row.origin_text || "?"} → ${row.destination_text || "?"}`));
    }
    if (row.note) entry.append(html("div", "kordon-note", row.note));
    const source = attribution(row);
    source.append(edit(row));
    entry.append(source);
    return entry;
  }

  function attribution(row) {
    const line = html("div", "kordon-source");
    const grade = `${row.reliability || ""}${row.credibility || ""}`;
    line.append(html("span", "", row.source || "source not named"));
    if (grade) {
      const said = html("span", "kordon-grade", grade);
      said.title = "Reliability of the source (A–F) and credibility of the report (1–6)";
      line.append(said);
    }
    if (row.via && row.via !== row.source) line.append(html("span", "", "via " + row.via));
    const address = link(row.url);
    if (address) line.append(address);
    if (row.status && row.status !== "accepted") line.append(html("span", "kordon-status", row.status));
    if (row.report_kind && row.report_kind !== "observation") line.append(html("span", "kordon-status", row.report_kind));
    return line;
  }

  /** One movement with its sightings; `lead(page, words, text)` makes a link to a page of ours. */
  function movement(row, query, lead) {
    const card = html("article", "kordon-movement");
    const heading = html("h4", "", row.counts.map(counted).join(", ") || "Nothing counted");
    card.append(heading);
    const facts = html("div", "kordon-facts");
    const days = words.when({ observed_from: row.first_day, observed_to: row.last_day });
    facts.append(html("span", "", days), flow(row, query), lead("movements", { movement: row.id }, "Open movement", `Open movement ${row.id}`));
    card.append(facts);
    const dispute = disputed(row);
    if (dispute) card.append(html("div", "kordon-conflict", dispute));
    const list = html("ul", "kordon-list");
    const edit = ({ sighting_id: name }) => lead("sightings", { sighting: name, edit: "edit cells" }, "Edit", `Edit sighting ${name}`);
    list.append(...row.sightings.map((each) => sighting(each, edit)));
    if (row.more) list.append(html("li", "kordon-none", `and ${words.many(row.more, "sighting")} more: open the movement`));
    card.append(list);
    return card;
  }

  kordon.telling = { movement, plain };
})((window.kordon = window.kordon || {}));
