/* The data layer: asks /api for what the view and the filters need, and swaps one whole drawing for the next.

   streamlit-folium removes and adds the layer at each change of filters. The layer is therefore one object for the
   life of the map: removing it keeps what is drawn, adding it with another query asks anew, and the old drawing
   stays until the new one is ready. */
(function (kordon) {
  "use strict";

  const { make, html, hatch } = kordon.shapes;
  const { words, drawing, areas, legend, popup, view } = kordon;
  const PLACES_FROM = 8; // zoom from which places are drawn instead of cells
  const CELL = 64; // pixels of a cell's side; a power of two, as the server's bit shift wants
  const AHEAD = 0.15; // part of the view fetched beyond each edge, so that small pans need nothing
  const WORLD = { west: -180, south: -85.05, east: 180, north: 85.05 };
  const base = new URL(window.location.pathname.includes("/component/") ? "../../" : "/", window.location.href);

  const DataLayer = L.Layer.extend({
    initialize() {
      this._answer = null;
      this._drawn = null;
      this._asked = null;
      this._stale = null;
      this.state = { draws: 0, cells: 0, places: 0, areas: 0, arrows: 0, unplaced: 0, zoom: null, failed: null, ms: null, bytes: null };
    },

    /** Take the query of the filters as they now are. */
    ask(query) {
      this._query = query;
      this._began = performance.now();
      return this;
    },

    getEvents() {
      return { moveend: this._moved, zoomanim: this._zooming, viewreset: this._settle, zoomend: this._settle };
    },

    onAdd(map) {
      if (!this._panes) {
        view.restore(map);
        this._build(map);
      }
      this._style();
      this._refresh();
    },

    onRemove() {
      // Nothing: the drawing stays until the next one is ready.
    },

    _build(map) {
      this._panes = {};
      for (const [name, level] of [["areas", 405], ["arrows", 440], ["marks", 450]]) {
        const pane = map.createPane("kordon-" + name);
        pane.style.zIndex = level;
        const svg = make("svg", { class: "kordon-svg leaflet-zoom-" + (name === "marks" ? "fixed" : "animated"), width: 1, height: 1 });
        pane.append(svg);
        this._panes[name] = { pane, svg };
      }
      this._badges = html("div", "kordon-badges");
      this._panes.marks.pane.append(this._badges);
      this._panes.marks.svg.setAttribute("role", "group");
      this._panes.marks.svg.setAttribute("aria-label", "Sightings on the map; arrow keys go from one to the next");
      this._legend = new legend.Card({ position: "bottomleft", className: "kordon-legend" }).addTo(map);
      this._edge = new legend.Card({ position: "topright", className: "kordon-edge" }).addTo(map);
      this._notice = new legend.Card({ position: "topright", className: "kordon-notice" }).addTo(map);
      this._notice.getContainer().setAttribute("role", "alert");
      this._says = html("div", "kordon-says");
      this._says.setAttribute("aria-live", "polite");
      map.getContainer().append(this._says);
      L.control.scale({ position: "bottomright", imperial: false, maxWidth: 140 }).addTo(map);
      this._listen(map);
    },

    _listen(map) {
      const host = this._panes.marks.pane;
      L.DomEvent.on(host, "click", (event) => {
        const mark = this._of(event.target);
        if (!mark || (map.dragging && map.dragging.moved())) return;
        L.DomEvent.stop(event);
        this._open(mark);
      });
      L.DomEvent.on(host, "keydown", (event) => this._walk(event));
    },

    _style() {
      const { palette, theme } = this._query;
      const root = this._map.getContainer();
      root.classList.add("kordon-map");
      root.dataset.theme = theme;
      for (const name of ["paper", "panel", "ink", "muted", "line", "accent", "halo", "font"]) {
        root.style.setProperty("--kordon-" + name, palette[name]);
      }
    },

    /** What the view needs: cells or places, the zoom, and the box with a margin, its edges on cell lines. */
    _want() {
      const map = this._map;
      const zoom = Math.round(map.getZoom());
      const bounds = map.getBounds().pad(AHEAD);
      const snap = (latlng, up) => {
        const point = map.project(latlng, zoom).divideBy(CELL);
        return map.unproject((up ? point.ceil() : point.floor()).multiplyBy(CELL), zoom);
      };
      const northWest = snap(bounds.getNorthWest(), false);
      const southEast = snap(bounds.getSouthEast(), true);
      const box = [
        Math.max(northWest.lng, WORLD.west), Math.max(southEast.lat, WORLD.south),
        Math.min(southEast.lng, WORLD.east), Math.min(northWest.lat, WORLD.north),
      ];
      return { what: zoom < PLACES_FROM ? "grid" : "places", zoom, box, key: this._key() };
    },

    /** What the answer depends on beside the view. A token's time and signature do not count. */
    _key() {
      const { token, version, colour } = this._query;
      return [token.split(".").slice(0, -2).join("."), version, colour].join(" ");
    },

    _holds(want) {
      const held = this._asked;
      if (!held || held.key !== want.key || held.what !== want.what || held.zoom !== want.zoom) return false;
      const bounds = this._map.getBounds();
      const [west, south, east, north] = held.box;
      return (
        Math.max(bounds.getWest(), WORLD.west) >= west && Math.max(bounds.getSouth(), WORLD.south) >= south &&
        Math.min(bounds.getEast(), WORLD.east) <= east && Math.min(bounds.getNorth(), WORLD.north) <= north
      );
    },

    async _refresh() {
      const want = this._want();
      if (this._holds(want)) {
        if (this._answer && !this._stale) this._draw();
        return;
      }
      if (this._stale) this._stale.abort();
      const stale = new AbortController();
      this._stale = stale;
      this._asked = want;
      this._map.getContainer().classList.add("kordon-waiting");
      try {
        const { colour, measure } = this._query;
        const answer = await this._fetch(want.what, { bbox: want.box.map((edge) => edge.toFixed(5)), zoom: want.zoom, colour, measure }, stale.signal);
        this._answer = drawing.read(answer);
        this._stale = null;
        await this._outlines();
        if (this._asked === want) this._draw();
        this._fail(null);
      } catch (error) {
        if (error.name === "AbortError") return;
        this._asked = null;
        this._stale = null;
        this._fail(error.message);
      } finally {
        if (this._stale === null) this._map.getContainer().classList.remove("kordon-waiting");
      }
    },

    /** Ask one of our routes; raises Error with the server's own words where it refuses. */
    async _fetch(what, parameters, signal) {
      const url = new URL("api/" + what, base);
      url.search = new URLSearchParams({ token: this._query.token, ...parameters });
      const response = await fetch(url, { signal, credentials: "same-origin" }).catch((error) => {
        if (error.name === "AbortError") throw error;
        throw new Error("Kordon does not answer. Is it still running?");
      });
      const text = await response.text();
      this.state.bytes = text.length;
      let answer;
      try {
        answer = JSON.parse(text);
      } catch (broken) {
        throw new Error(`Kordon answered ${response.status} and no data; reload the page`);
      }
      if (!response.ok) throw new Error(answer.error);
      return answer;
    },

    /** Wait for the base map's outlines once, where areas are to be hatched. */
    async _outlines() {
      if (this._outline || !this._answer.areas.length) return;
      const outline = kordon.outlines ? await kordon.outlines(base) : () => null;
      this._outline = outline;
    },

    /** Make the drawing of what is held and put it in, all in one frame. */
    _draw() {
      const options = this._query;
      const { marks, areas: wide } = this._answer;
      const values = marks.map((mark) => drawing.size(mark, options.measure)).filter((value) => value !== null);
      this._largest = drawing.round(Math.max(1, ...values));
      marks.sort((a, b) => (drawing.size(b, options.measure) || 0) - (drawing.size(a, options.measure) || 0));
      const focused = this._of(document.activeElement);
      const layer = make("g", {}, marks.map((mark) => drawing.element(mark, this._largest, options)));
      const badges = wide.map((area) => areas.badge(area, options.measure, drawing.sentence));
      this._drawn = [...marks, ...wide];
      this._place();
      this._panes.marks.svg.replaceChildren(layer);
      this._badges.replaceChildren(...badges);
      if (this._drawn.length) this._drawn[0].element.tabIndex = -1;
      this._stop(focused && this._drawn.find((mark) => mark.key && mark.key === focused.key), Boolean(focused));
      this._seen();
      Object.assign(this.state, {
        draws: this.state.draws + 1,
        zoom: this._answer.zoom,
        cells: marks.filter((mark) => mark.kind === "cell").length,
        places: marks.filter((mark) => mark.kind !== "cell").length,
        areas: wide.length,
        arrows: this._panes.arrows.svg.querySelectorAll(".kordon-arrow").length,
        unplaced: this._answer.unplaced,
        ms: performance.now() - this._began,
      });
      document.dispatchEvent(new CustomEvent("kordon:drawn", { detail: this.state }));
    },

    /** Put everything where it belongs at the map's zoom as it now is. */
    _place() {
      if (!this._drawn) return;
      const map = this._map;
      const toPoint = (lat, lon) => map.latLngToLayerPoint([lat, lon]);
      const { marks, areas: wide, arrows } = this._answer;
      this._origin = map.getPixelOrigin();
      this._zoom = map.getZoom();
      drawing.place(marks, toPoint);
      drawing.writeOutside(marks);
      areas.place(wide, marks, toPoint);
      const { palette } = this._query;
      const reach = this._zoom >= PLACES_FROM ? drawing.reaches(marks, toPoint) : [];
      this._panes.areas.svg.replaceChildren(
        make("defs", {}, [hatch("kordon-hatch", palette.ink, 7)]),
        ...(this._outline ? areas.outlines(wide, this._outline, toPoint, this._zoom) : []),
        ...reach,
      );
      this._panes.arrows.svg.replaceChildren(...drawing.arrows(arrows, marks, toPoint, palette));
      this._reach = reach.length;
      for (const name of ["areas", "arrows"]) L.DomUtil.setTransform(this._panes[name].svg, L.point(0, 0), 1);
    },

    _moved() {
      view.keep(this._map);
      this._seen();
      this._refresh();
    },

    /** Move with Leaflet's zoom: marks keep their size and glide, outlines and arrows grow with the map. */
    _zooming(event) {
      if (!this._drawn) return;
      const map = this._map;
      const origin = map._getNewPixelOrigin(event.center, event.zoom);
      const grown = map.getZoomScale(event.zoom, this._zoom);
      const offset = this._origin.multiplyBy(grown).subtract(origin);
      for (const name of ["areas", "arrows"]) L.DomUtil.setTransform(this._panes[name].svg, offset, grown);
      for (const mark of this._drawn) {
        const point = map.project([mark.lat, mark.lon], event.zoom).subtract(origin);
        const centred = mark.area ? " translate(-50%, -50%)" : "";
        mark.element.style.transform = `translate(${point.x.toFixed(1)}px, ${point.y.toFixed(1)}px)${centred}`;
      }
    },

    _settle() {
      this._place();
    },

    /** Tell legend and edge card what is in view. */
    _seen() {
      if (!this._drawn) return;
      const options = this._query;
      const bounds = this._map.getBounds();
      const inView = this._drawn.filter((mark) => bounds.contains([mark.lat, mark.lon]));
      const marks = inView.filter((mark) => !mark.area);
      const shares = {};
      for (const mark of marks) for (const [key, number] of mark.shares) shares[key] = (shares[key] || 0) + number;
      const values = marks.map((mark) => drawing.size(mark, options.measure)).filter((value) => value !== null);
      const sizes = values.length ? this._sizes() : [];
      const wide = inView.filter((mark) => mark.area);
      const arrows = this._panes.arrows.svg.childElementCount;
      legend.fill(this._legend.getContainer(), { shares, sizes, areas: wide.length, radii: this._reach, arrows }, options);
      this._fillEdge(wide);
      const sightings = marks.reduce((sum, mark) => sum + mark.sightings, 0);
      this._says.textContent = `${words.many(sightings, "sighting")} in ${words.many(marks.length, "circle")} in view`;
    },

    /** Two or three values of the size scale that differ to the eye. */
    _sizes() {
      const steps = [...new Set([this._largest / 10, this._largest / 2.5, this._largest].map((value) => Math.max(1, Math.round(value))))];
      return steps.map((value) => ({ value, radius: drawing.radius(value, this._largest) }));
    },

    /** Say at the edge what the map cannot show: sightings without a place, areas wider than the view. */
    _fillEdge(wide) {
      const card = this._edge.getContainer();
      const rows = [];
      const { unplaced, areas: all } = this._answer;
      const shown = new Set(wide);
      for (const area of all.filter((each) => !shown.has(each) && this._covers(each))) {
        rows.push(this._edgeRow(areas.saying(area, this._query.measure), area));
      }
      if (unplaced) {
        rows.push(this._edgeRow(`${words.many(unplaced, "sighting")} without a place`, { unplaced: true, sightings: unplaced }));
      }
      card.replaceChildren(...rows);
      card.hidden = !rows.length;
    },

    _edgeRow(text, mark) {
      const button = html("button", "kordon-row", text);
      button.type = "button";
      button.addEventListener("click", () => this._open(mark));
      return button;
    },

    /** Tell whether the middle of the view lies within an area's outline. */
    _covers(area) {
      const rings = this._outline && this._outline(area);
      if (!rings) return false;
      const { lat, lng } = this._map.getCenter();
      let within = false;
      for (const ring of rings) {
        for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
          const [aLat, aLon] = ring[i];
          const [bLat, bLon] = ring[j];
          if (aLat > lat !== bLat > lat && lng < ((bLon - aLon) * (lat - aLat)) / (bLat - aLat) + aLon) within = !within;
        }
      }
      return within;
    },

    _of(node) {
      if (!this._drawn || !node || !node.closest) return null;
      const element = node.closest(".kordon-mark, .kordon-badge");
      return element ? this._drawn.find((mark) => mark.element === element) || null : null;
    },

    /** Make one mark the stop of the tab key; arrow keys walk from there. */
    _stop(mark, focus) {
      for (const each of this._drawn) each.element.setAttribute("tabindex", "-1");
      const chosen = mark || this._drawn[0];
      if (!chosen) return;
      chosen.element.setAttribute("tabindex", "0");
      if (focus) chosen.element.focus({ preventScroll: true });
    },

    _walk(event) {
      const mark = this._of(event.target);
      if (!mark) return;
      if (event.key === "Enter" || event.key === " ") {
        L.DomEvent.stop(event);
        this._open(mark);
        return;
      }
      const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
      if (!way) return;
      L.DomEvent.stop(event); // else the map would pan
      let best = null;
      for (const other of this._drawn) {
        const along = (other.point.x - mark.point.x) * way[0] + (other.point.y - mark.point.y) * way[1];
        const aside = Math.abs((other.point.x - mark.point.x) * way[1]) + Math.abs((other.point.y - mark.point.y) * way[0]);
        if (other === mark || along <= 0) continue;
        const far = along + 2 * aside;
        if (!best || far < best.far) best = { far, other };
      }
      if (!best) return;
      this._stop(best.other, true);
      if (!this._map.getBounds().contains([best.other.lat, best.other.lon])) this._map.panTo([best.other.lat, best.other.lon]);
    },

    /** Open the list of single sightings behind a mark. */
    _open(mark) {
      const options = this._query;
      const map = this._map;
      const where = this._where(mark);
      const load = (offset) => this._fetch("sightings", { ...where, offset });
      const heading = mark.unplaced ? "Without a place" : mark.name ? (mark.area ? `Somewhere in ${mark.name}` : mark.name) : "Here";
      const sums = mark.unplaced ? words.many(mark.sightings, "sighting") : drawing.sentence({ ...mark, name: "" });
      const bubble = L.popup({ className: "kordon-bubble", maxWidth: 380, minWidth: 260, maxHeight: 360, autoPanPadding: [24, 24] });
      const content = popup.content(heading, sums, load, options.names, options.palette, !mark.name || mark.area, () => bubble.update());
      bubble
        .setLatLng(mark.unplaced ? map.getCenter() : mark.area ? map.layerPointToLatLng(mark.point) : [mark.lat, mark.lon])
        .setContent(content)
        .openOn(map);
      content.querySelector("h3").focus({ preventScroll: true });
      bubble.on("remove", () => {
        if (mark.element && mark.element.isConnected) mark.element.focus({ preventScroll: true });
      });
    },

    /** What /api/sightings is asked for: a place by its key, a cell by its box, or what has no place. */
    _where(mark) {
      if (mark.unplaced) return { unplaced: 1 };
      if (mark.kind !== "cell") return { place: mark.key };
      const map = this._map;
      const zoom = this._answer.zoom;
      const corner = map.project([mark.lat, mark.lon], zoom).divideBy(CELL).floor();
      const northWest = map.unproject(corner.multiplyBy(CELL), zoom);
      const southEast = map.unproject(corner.add([1, 1]).multiplyBy(CELL), zoom);
      return { bbox: [northWest.lng, southEast.lat, southEast.lng, northWest.lat].map((edge) => edge.toFixed(6)) };
    },

    _fail(message) {
      const card = this._notice.getContainer();
      this.state.failed = message;
      card.hidden = !message;
      if (!message) return;
      const again = html("button", "kordon-row", "Try again");
      again.type = "button";
      again.addEventListener("click", () => this._refresh());
      card.replaceChildren(html("span", "", message), again);
    },
  });

  let only = null;

  /** Return the map's one data layer, with the query of the filters as they now are. */
  kordon.layer = (query) => {
    if (window.feature_group) window.feature_group.length = 0; // streamlit-folium lets this list grow at each change
    only = only || new DataLayer();
    kordon.state = only.state;
    return only.ask(query);
  };
})((window.kordon = window.kordon || {}));
