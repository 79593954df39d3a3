/* Screenshot mode: one key leaves a 16:9 picture of the map with all that a slide must say, and nothing to press.

   The frame grows over the page. On a screen narrower than a slide it is drawn at a slide's size and scaled down, so
   that it says the same at every width. */
(function (kordon) {
  "use strict";

  const { html } = kordon.shapes;
  const { words } = kordon;
  const KEY = "s";
  const LEAST = 1280; // pixels of a slide's width below which text and circles would crowd each other
  const MARKS = { red: "#ff2b2b", amber: "#ffc000", "amber+strict": "#ffc000", green: "#33ff00", clear: "#ffffff" }; // of TLP 2.0
  const SAID = "kordon-picture";

  let around = null; // what is taken away when the mode ends

  /** The document around the frame, null where it belongs to another origin. */
  function outer() {
    try {
      return window.frameElement ? window.parent.document : null;
    } catch (refused) {
      return null;
    }
  }

  function fit() {
    const frame = window.frameElement;
    if (!frame) return;
    const { clientWidth, clientHeight } = window.parent.document.documentElement;
    const width = Math.max(LEAST, Math.floor(Math.min(clientWidth, (clientHeight * 16) / 9)));
    const height = Math.round((width * 9) / 16);
    const scale = Math.min(1, clientWidth / width, clientHeight / height);
    const size = { "--picture-width": `${width}px`, "--picture-height": `${height}px`, "--picture-scale": scale.toFixed(4) };
    for (const [name, value] of Object.entries(size)) frame.style.setProperty(name, value);
  }

  /** "12–19 Dec 2022", the days that were chosen, else those of what is shown; and how many have no date. */
  function period({ first_day: first, last_day: last, undated, filters }) {
    const days = filters.from || filters.to ? [filters.from, filters.to] : [first, last];
    const said = days.some(Boolean) ? [words.when({ observed_from: days[0], observed_to: days[1] })] : [];
    if (undated) said.push(`${words.many(undated, "sighting")} without a date`);
    return said.join(", ") || "no dates";
  }

  /** A filter in words; one that needs none of its own in those of the address. */
  function worded([word, value]) {
    if (word === "within") return `within a drawn shape of ${value.split(";").length} corners`;
    if (word === "bbox") return "within a drawn rectangle";
    if (word !== "near_border") return `${word}: ${value}`;
    const [km, other] = value.split(":");
    return `within ${km} km of the border${other ? ` with ${kordon.look.countries[other] || other}` : ""}`;
  }

  /** The filters that are set. */
  const chosen = (filters) =>
    Object.entries(filters)
      .filter(([word, value]) => word !== "from" && word !== "to" && !(word === "status" && value === "accepted"))
      .map(worded)
      .join(" · ");

  /** What stands beneath the picture: of the days that are shown, or of both periods that are compared. */
  async function captioned(layer) {
    const compared = await kordon.compare.caption(layer._query.token);
    return compared ? [compared] : kordon.ask.get("caption", layer._query.token, {});
  }

  /** What is shown, in one line beneath the title. */
  function line(told) {
    const sums = [words.many(told.movements, "movement"), words.many(told.sightings, "sighting"), words.many(told.reports, "report")];
    if (told.compared) return html("p", "", [told.compared, chosen(told.filters)].filter(Boolean).join(" · "));
    return html("p", "", [period(told), sums.join(" in "), chosen(told.filters)].filter(Boolean).join(" · "));
  }

  function head(told, query) {
    const box = html("header", "kordon-picture-head");
    const title = html("h1", "", `Movements reported around ${query.country}`);
    Object.assign(title, { contentEditable: "plaintext-only", spellcheck: false, title: "Click to write another title" });
    title.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Enter" || event.key === "Escape") title.blur();
    });
    box.append(title, line(told));
    return box;
  }

  function mark(told) {
    const box = html("div", "kordon-picture-mark");
    if (told.tlp) {
      const tlp = html("b", "", `TLP:${told.tlp.toUpperCase()}`);
      tlp.style.color = MARKS[told.tlp] || MARKS.red;
      box.append(tlp);
    }
    if (told.sample) box.append(html("span", "", "Sample data"));
    return box;
  }

  function foot(told) {
    const more = told.more_sources ? ` and ${words.number(told.more_sources)} more` : "";
    const sources = told.sources.length ? `Sources: ${told.sources.join(", ")}${more}` : "No source named";
    const cutOff = told.as_of ? `Data as of ${words.when({ observed_from: told.as_of, observed_to: told.as_of, time_precision: "hour" })}` : "Nothing held";
    const box = html("footer", "kordon-picture-foot");
    box.append(html("div", "", `${cutOff} · Counts are what was reported, not what moved`), html("div", "", sources));
    return box;
  }

  function north() {
    const box = html("div", "kordon-picture-north");
    box.setAttribute("role", "img");
    box.setAttribute("aria-label", "North is up");
    box.innerHTML = '<svg viewBox="0 0 24 40" width="24" height="40" aria-hidden="true"><path d="M12 14L19 37L12 32L5 37Z" fill="currentColor"/><path d="M12 14V32L5 37Z" fill="var(--kordon-paper)" stroke="currentColor"/><text x="12" y="11" text-anchor="middle" font-size="12" font-weight="700" fill="currentColor">N</text></svg>';
    return box;
  }

  /** Return what has line, mark and foot follow the days that are shown, when other ones were drawn. */
  function follower(layer, parts) {
    let told = kordon.period.key();
    return async () => {
      const wanted = kordon.period.key();
      if (told === wanted) return;
      told = wanted;
      const [answer] = await captioned(layer).catch(() => [null]);
      if (!answer || kordon.period.key() !== wanted) return;
      parts[0].querySelector("p").replaceWith(line(answer));
      for (const [at, make] of [[1, mark], [2, foot]]) {
        const next = make(answer);
        parts[at].replaceWith(next);
        parts[at] = next;
      }
    };
  }

  /** Enter the mode: ask what the picture must say, then show it. */
  async function enter(layer) {
    const root = document.documentElement;
    if (root.classList.contains(SAID)) return;
    root.classList.add(SAID);
    const [told] = await captioned(layer).catch((error) => {
      layer._say(error.message);
      return [null];
    });
    if (!told) {
      root.classList.remove(SAID);
      return;
    }
    const hint = html("div", "kordon-picture-hint", "Press S or Esc to go back");
    hint.setAttribute("role", "status");
    const parts = [head(told, layer._query), mark(told), foot(told), north(), hint];
    document.body.append(...parts);
    const follow = follower(layer, parts);
    document.addEventListener("kordon:drawn", follow);
    const legend = document.querySelector(".kordon-legend details");
    const folded = legend && !legend.open;
    if (folded) legend.open = true;
    const page = outer();
    if (page) {
      fit();
      page.documentElement.classList.add(SAID);
      window.parent.addEventListener("resize", fit);
    }
    around = () => {
      document.removeEventListener("kordon:drawn", follow);
      for (const part of parts) part.remove();
      root.classList.remove(SAID);
      if (folded) document.querySelector(".kordon-legend details").open = false;
      if (!page) return;
      page.documentElement.classList.remove(SAID);
      window.parent.removeEventListener("resize", fit);
    };
    kordon.keepClear();
    root.dataset.picture = "ready";
  }

  function leave(layer) {
    if (around) around();
    around = null;
    delete document.documentElement.dataset.picture;
  }

  const typing = ({ tagName, isContentEditable }) => isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(tagName || "");

  /** Listen for the key, in the frame and in the page around it, and put the button on the map. */
  function build(layer) {
    const toggle = () => (around ? leave(layer) : enter(layer));
    const pressed = (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
      if (event.key.toLowerCase() === KEY) toggle();
      else if (event.key === "Escape" && around) leave(layer);
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", pressed);
    const page = outer();
    if (page) {
      page.addEventListener("keydown", pressed);
      window.addEventListener("pagehide", () => {
        page.removeEventListener("keydown", pressed);
        leave(layer);
      });
    }
    const picture = '<svg viewBox="0 0 18 16" width="17" height="15" aria-hidden="true"><path d="M1.5 4.5H5L6.5 2H11.5L13 4.5H16.5V14H1.5Z" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linejoin="round"/><circle cx="9" cy="9" r="2.7" fill="none" stroke="currentColor" stroke-width="1.6"/></svg>';
    kordon.button(layer._map, { name: "Screenshot mode", title: "Screenshot mode (S)", picture }, toggle);
  }

  kordon.picture = { build };
})((window.kordon = window.kordon || {}));
