/* Measure along points that one clicks: great-circle kilometres of the whole and of the last leg, and its bearing. */
(function (kordon) {
  "use strict";

  const { html } = kordon.shapes;
  const RADIANS = Math.PI / 180;

  /** Kilometres as they are said: "8.4 km", "312 km". */
  const km = (metres) => (metres < 100000 ? `${(metres / 1000).toFixed(1)} km` : `${Math.round(metres / 1000)} km`);

  /** The bearing at the start of a leg, in degrees from north: "047°". */
  function bearing(from, to) {
    const east = (to.lng - from.lng) * RADIANS;
    const [first, second] = [from.lat * RADIANS, to.lat * RADIANS];
    const y = Math.sin(east) * Math.cos(second);
    const x = Math.cos(first) * Math.sin(second) - Math.sin(first) * Math.cos(second) * Math.cos(east);
    return `${String(Math.round((Math.atan2(y, x) / RADIANS + 360) % 360) % 360).padStart(3, "0")}°`;
  }

  /** What a line of points measures, in words. */
  function told(map, points) {
    if (points.length < 2) return "Click the next point; Esc ends";
    const legs = points.slice(1).map((point, i) => map.distance(points[i], point));
    const [from, to] = points.slice(-2);
    const last = `${km(legs[legs.length - 1])} at ${bearing(from, to)}`;
    return legs.length === 1 ? last : `${km(legs.reduce((sum, leg) => sum + leg, 0))} in all, last ${last}`;
  }

  /** Put the button on the map. */
  function build(map) {
    const line = L.polyline([], { className: "kordon-measure", interactive: false });
    const card = html("div", "kordon-card kordon-measured");
    card.hidden = true;
    card.setAttribute("role", "status");
    map.getContainer().append(card);
    let points = null;
    let button = null;

    function say() {
      line.setLatLngs(points);
      card.textContent = told(map, points);
    }

    function toggle(wanted) {
      points = wanted ? [] : null;
      button.setAttribute("aria-pressed", String(wanted));
      map.getContainer().classList.toggle("kordon-measuring", wanted);
      card.hidden = !wanted;
      if (!wanted) {
        line.remove();
        return;
      }
      line.addTo(map);
      say();
      card.textContent = "Click the first point; Esc ends";
    }

    map.on("click", ({ latlng }) => {
      if (!points) return;
      points.push(latlng);
      say();
    });
    document.addEventListener("keydown", (event) => event.key === "Escape" && points && toggle(false));
    const picture = '<svg viewBox="0 0 18 18" width="17" height="17" aria-hidden="true"><path d="M1.5 12.5L12.5 1.5L16.5 5.5L5.5 16.5ZM4.5 9.5L6.3 11.3M7.2 6.8L9.8 9.4M9.9 4.1L11.7 5.9" fill="none" stroke="currentColor" stroke-width="1.4" stroke-linejoin="round"/></svg>';
    button = kordon.button(map, { name: "Measure a distance", title: "Measure", picture }, () => toggle(!points));
    button.setAttribute("aria-pressed", "false");
  }

  kordon.measure = { build, bearing, km };
})((window.kordon = window.kordon || {}));
