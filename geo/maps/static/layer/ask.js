/* What the layer asks of /api: which answer the view needs, whether the held one still serves, and the asking. */
(function (kordon) {
  "use strict";

  const PLACES_FROM = 8; // zoom from which places are drawn instead of cells
  const CELL = 64; // pixels of a cell's side; geo/maps/grid.py holds the same
  const AHEAD = 0.15; // part of the view fetched beyond each edge, so that small pans need nothing
  const UNITS = 2 ** 26; // across the world, in which places are held; geo/records/placing.py holds the same
  const WORLD = { west: -180, south: -85.05, east: 180, north: 85.05 };
  // The component's frame lies two folders below the app, wherever a proxy puts that.
  const base = new URL(window.location.pathname.includes("/component/") ? "../../" : "/", window.location.href);

  /** What an answer depends on beside the view. A token's time and signature do not count. */
  function key({ token, version, colour, measure }) {
    const counts = ["vehicles", "reports"].includes(measure) ? measure : ""; // only then do cells come with these numbers
    return [filters({ token, version }), colour, counts].join(" ");
  }

  /** What tells the filters and the state of the records apart, whatever the drawing is. */
  const filters = ({ token, version }) => `${token.split(".").slice(0, -2).join(".")} ${kordon.period.key()} ${version}`;

  /** What the view needs: cells or places, the zoom, and the box with a margin, its edges on cell lines. */
  function want(map, query) {
    const zoom = Math.round(map.getZoom());
    const bounds = map.getBounds().pad(AHEAD);
    const first = map.project(bounds.getNorthWest(), zoom).divideBy(CELL).floor().multiplyBy(CELL);
    const last = map.project(bounds.getSouthEast(), zoom).divideBy(CELL).ceil().multiplyBy(CELL);
    const northWest = map.unproject(first, zoom);
    const southEast = map.unproject(last, zoom);
    const box = [
      Math.max(northWest.lng, WORLD.west), Math.max(southEast.lat, WORLD.south),
      Math.min(southEast.lng, WORLD.east), Math.min(northWest.lat, WORLD.north),
    ];
    return { what: zoom < PLACES_FROM ? "grid" : "places", zoom, box, key: key(query) };
  }

  /** Tell whether what was asked for before also serves what is wanted now. */
  function serves(asked, wanted, map) {
    if (!asked || asked.key !== wanted.key || asked.zoom !== wanted.zoom) return false;
    const bounds = map.getBounds();
    const [west, south, east, north] = asked.box;
    return (
      Math.max(bounds.getWest(), WORLD.west) >= west && Math.max(bounds.getSouth(), WORLD.south) >= south &&
      Math.min(bounds.getEast(), WORLD.east) <= east && Math.min(bounds.getNorth(), WORLD.north) <= north
    );
  }

  /** The words of a view for /api. */
  const words = (wanted, { colour, measure }) => ({
    bbox: wanted.box.map((edge) => edge.toFixed(5)), zoom: wanted.zoom, colour, measure,
  });

  /** What /api/movements is asked for: a place by its key, a cell by its box, a way, or what has no place. */
  function where(mark, map, zoom) {
    return { ...spot(mark, map, zoom), ...mark.days }; // days of its own where two periods are compared
  }

  function spot(mark, map, zoom) {
    if (mark.way) return { way: mark.way };
    if (mark.unplaced) return { unplaced: 1 };
    if (mark.kind !== "cell") return { place: mark.key };
    const corner = map.project([mark.lat, mark.lon], zoom).divideBy(CELL).floor();
    const half = (256 * 2 ** zoom) / UNITS / 2; // of a unit, inwards: a place on an edge is in one cell and not in two
    const northWest = map.unproject(corner.multiplyBy(CELL).add([half, half]), zoom);
    const southEast = map.unproject(corner.add([1, 1]).multiplyBy(CELL).subtract([half, half]), zoom);
    return { bbox: [northWest.lng, southEast.lat, southEast.lng, northWest.lat].map((edge) => edge.toFixed(8)) };
  }

  /** Ask one of our routes, of the days that are shown unless `parameters` name others, and return [answer, its length];
      throws Error with the server's own words where it refuses. */
  async function get(what, token, parameters, signal) {
    const url = new URL("api/" + what, base);
    url.search = new URLSearchParams({ token, ...kordon.period.words(), ...parameters });
    const response = await fetch(url, { signal, credentials: "same-origin" }).catch((error) => {
      if (error.name === "AbortError") throw error;
      throw new Error("Kordon does not answer. Is it still running?");
    });
    const text = await response.text();
    let answer;
    try {
      answer = JSON.parse(text);
    } catch (broken) {
      throw new Error(`Kordon answered ${response.status} and no data; reload the page`);
    }
    if (!response.ok) throw new Error(answer.error);
    return [answer, text.length];
  }

  kordon.ask = { PLACES_FROM, base, filters, want, serves, words, where, get };
})((window.kordon = window.kordon || {}));
