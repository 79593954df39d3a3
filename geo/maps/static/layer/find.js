/* Go to a place or to coordinates in any writing; what is found is drawn as the circle that holds it, never as a pin. */
(function (kordon) {
  "use strict";

  const { html, METRES } = kordon.shapes;
  const CLOSEST = 11; // zoom; closer a single place would fill the screen with nothing
  const KINDS = { admin1: "area", admin2: "area or line", border_crossing: "border crossing", training_ground: "training ground", point: "position" };

  /** What tells places of one name apart. */
  const about = ({ kind, admin1, country, name }) =>
    [KINDS[kind] || kind, admin1 === name ? null : admin1, country].filter(Boolean).join(", ");

  /** Show a found place: the view that holds its circle, and the circle. */
  function go(map, place, held) {
    if (held.circle) held.circle.remove();
    const reach = Math.max(place.reach || 0, 50);
    const high = reach / METRES;
    const wide = high / Math.cos((place.lat * Math.PI) / 180);
    held.circle = L.circle([place.lat, place.lon], { radius: reach, className: "kordon-found", interactive: false }).addTo(map);
    map.fitBounds([[place.lat - high, place.lon - wide], [place.lat + high, place.lon + wide]], { maxZoom: CLOSEST, padding: [40, 40], animate: false });
  }

  /** Put the button and its field on the map; `token` gives the token of now. */
  function build(map, token) {
    const held = { circle: null };
    const card = html("form", "kordon-card kordon-find");
    card.hidden = true;
    card.setAttribute("role", "search");
    const field = Object.assign(html("input"), { type: "search", maxLength: 200, placeholder: "Place or coordinates", autocomplete: "off" });
    field.setAttribute("aria-label", "Go to a place or coordinates");
    const list = html("ul", "kordon-list");
    const says = html("div", "kordon-none");
    says.setAttribute("role", "status");
    card.append(field, says, list);
    L.DomEvent.disableClickPropagation(card);
    L.DomEvent.disableScrollPropagation(card);
    let button = null;

    function toggle(wanted) {
      card.hidden = !wanted;
      button.setAttribute("aria-expanded", String(wanted));
      if (!wanted && held.circle) held.circle.remove();
      (wanted ? field : button).focus({ preventScroll: true });
    }

    function offer(found) {
      list.replaceChildren(...found.map((place) => {
        const row = html("li");
        const press = html("button", "kordon-row");
        press.type = "button";
        press.append(html("b", "", place.name), html("span", "kordon-sums", " " + about(place)));
        press.addEventListener("click", () => go(map, place, held));
        row.append(press);
        return row;
      }));
    }

    card.addEventListener("submit", async (event) => {
      event.preventDefault();
      const text = field.value.trim();
      if (!text) return;
      try {
        const [{ found }] = await kordon.ask.get("find", token(), { text });
        if (field.value.trim() !== text) return;
        says.textContent = found.length ? "" : "Nothing found. Try another spelling, or coordinates such as 53.9, 27.56";
        offer(found.length > 1 ? found : []);
        if (found.length) go(map, found[0], held);
      } catch (error) {
        says.textContent = error.message;
      }
    });
    card.addEventListener("keydown", (event) => {
      event.stopPropagation(); // arrow keys move within the text and do not pan the map
      if (event.key === "Escape") toggle(false);
    });
    const picture = '<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><circle cx="6.8" cy="6.8" r="4.6" fill="none" stroke="currentColor" stroke-width="1.7"/><path d="M10.2 10.2L14.5 14.5" stroke="currentColor" stroke-width="1.9" stroke-linecap="round"/></svg>';
    button = kordon.button(map, { name: "Find a place", title: "Go to a place or coordinates", picture }, () => toggle(card.hidden));
    button.setAttribute("aria-expanded", "false");
    map.getContainer().append(card);
  }

  kordon.find = { build };
})((window.kordon = window.kordon || {}));
