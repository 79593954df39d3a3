/* The data layer: asks /api for what the view and the filters need, and swaps one whole drawing for the next.

   streamlit-folium removes and adds the layer at each change of filters. The layer is therefore one object for the
   life of the map: removing it keeps what is drawn, adding it with another query asks anew, and the old drawing
   stays until the new one is ready. */
(function (kordon) {
  "use strict";

  const { make, html, hatch } = kordon.shapes;
  const { ask, areas, drawing, drawn, find, heat, keys, legend, measure, overlays, panel, picture, seen, symbols, table, view } = kordon;
  const LEVELS = { areas: 405, arrows: 440, marks: 450 };
  const COVERS = ".kordon-panel, .kordon-table, .kordon-find, .kordon-draw, .kordon-measured, .kordon-notice, .kordon-legend, .kordon-edge";
  const LEAST = 10; // what the largest circle stands for at least, so that one sighting stays a small circle
  const nowhere = () => null;

  const DataLayer = L.Layer.extend({
    initialize() {
      this._answer = null; // what is drawn
      this._asked = null; // what the answer held, or the one under way, was asked for
      this._underWay = null;
      this._outline = nowhere;
      this._drawn = [];
      this.state = { draws: 0, cells: 0, places: 0, areas: 0, arrows: 0, unplaced: 0, zoom: null, failed: null, ms: null, bytes: null };
    },

    /** Take the query of the filters as they now are. */
    take(query) {
      this._query = query;
      kordon.period.take(query.days);
      this._began = performance.now();
      return this;
    },

    getEvents() {
      return { moveend: this._moved, zoomanim: this._zooming, zoomend: this._place, viewreset: this._place };
    },

    onAdd(map) {
      if (!this._panes) {
        kordon.brush.makeRoom(map); // before anything is asked for: the view is the smaller for it
        view.restore(map);
        this._build(map);
      }
      view.keepWords(this._query);
      view.dress(map, this._query);
      this._outlineFilters(this._query);
      this._overlay();
      this._refresh();
      kordon.brush.take();
      kordon.side.refresh();
      if (this._query.refused) legend.say(this._cards, this._query.refused, null);
    },

    onRemove() {
      // Nothing: the drawing stays until the next one is ready.
    },

    _build(map) {
      this._panes = {};
      for (const [name, level] of Object.entries(LEVELS)) {
        const pane = map.createPane("kordon-" + name);
        pane.style.zIndex = level;
        this._panes[name] = make("svg", { class: "kordon-svg", width: 1, height: 1 });
        if (name !== "marks") this._panes[name].classList.add("leaflet-zoom-animated");
        pane.append(this._panes[name]);
      }
      const marks = map.getPane("kordon-marks");
      marks.setAttribute("role", "group");
      marks.setAttribute("aria-label", "Sightings on the map; arrow keys go from one to the next");
      this._badges = html("div", "kordon-badges");
      marks.append(this._badges);
      L.DomEvent.on(marks, "click", this._clicked, this);
      keys.listen(marks, map, () => this._drawn, (mark) => this._open(mark));
      this._cards = legend.build(map);
      this._panel = panel.build(map, {
        query: () => this._query,
        where: (mark) => ask.where(mark, map, this._answer.zoom),
        elementOf: (mark) => (kordon.difference.twin(mark) || this._twin(mark) || {}).element || null,
        choose: (mark) => this._choose(mark),
      });
      picture.build(this);
      find.build(map, () => this._query.token);
      measure.build(map);
      this._outlineFilters = drawn.build(map);
      this._heat = heat.build(map);
      this._overlay = overlays.build(map, () => this._query, (failed) => {
        if (failed) this._say(failed);
        this._seen();
      });
      kordon.period.build(() => this._refresh());
      kordon.brush.build(this);
      this._table = table.build(map, () => this._seen());
      L.DomEvent.on(map.getPane("kordon-arrows"), "click", this._clicked, this);
      keys.listen(map.getPane("kordon-arrows"), map, () => this._ways(), (way) => this._open(way));
      document.addEventListener(kordon.layers.CHANGED, ({ detail }) => {
        if (detail === "symbols" && this._answer) this._draw();
        this._place();
        this._seen();
      });
      L.control.scale({ position: "bottomright", imperial: false, maxWidth: 140 }).addTo(map);
      const sized = new ResizeObserver(() => this._seen()); // a card that opens, closes or grows
      for (const card of map.getContainer().querySelectorAll(COVERS)) sized.observe(card);
    },

    async _refresh() {
      const { x, y } = this._map.getSize();
      if (!x || !y) return; // the frame is not laid out yet; Leaflet tells when it is
      const wanted = ask.want(this._map, this._query);
      if (ask.serves(this._asked, wanted, this._map)) {
        if (!this._underWay && this._changed()) this._draw();
        return;
      }
      if (this._underWay) this._underWay.abort();
      const underWay = new AbortController();
      Object.assign(this, { _underWay: underWay, _asked: wanted });
      this._map.getContainer().classList.add("kordon-waiting");
      try {
        const [answer, length] = await ask.get(wanted.what, this._query.token, ask.words(wanted, this._query), underWay.signal);
        const read = drawing.read(answer);
        if (read.areas.length && kordon.outlines && this._outline === nowhere) this._outline = await kordon.outlines();
        if (this._asked !== wanted) return;
        Object.assign(this, { _answer: read, _underWay: null });
        this.state.bytes = length;
        this._draw();
        if (!kordon.side.failed()) this._say(null);
      } catch (error) {
        if (error.name === "AbortError" || this._asked !== wanted) return;
        Object.assign(this, { _asked: null, _underWay: null });
        this._say(error.message);
      } finally {
        if (!this._underWay) this._map.getContainer().classList.remove("kordon-waiting");
      }
    },

    /** Tell whether the way of drawing is another one than that of what is drawn. */
    _changed() {
      return !this._shown || this._shown.measure !== this._query.measure || this._shown.theme !== this._query.theme;
    },

    /** Make the drawing of what is held and put it in, all in one frame. */
    _draw() {
      const query = this._query;
      const { marks, areas: wide } = this._answer;
      const focused = this._of(document.activeElement);
      const values = marks.map((mark) => drawing.size(mark, query.measure) || 0);
      this._largest = drawing.round(Math.max(LEAST, kordon.side.most(query.measure), ...values)); // one scale where two periods are compared
      marks.sort((a, b) => (drawing.size(b, query.measure) || 0) - (drawing.size(a, query.measure) || 0)); // small ones on top
      const drawn = { ...query, symbols: symbols.on(Math.round(this._map.getZoom())) };
      const elements = marks.map((mark) => drawing.element(mark, this._largest, drawn));
      this._panes.marks.replaceChildren(make("g", {}, elements));
      this._badged = areas.badged(wide, this._map.getZoom());
      this._badges.replaceChildren(...this._badged.map((area) => areas.badge(area, query.measure, this._map.getZoom(), drawing.sentence)));
      this._drawn = [...marks, ...this._badged];
      this._shown = query;
      this._place();
      keys.stop(this._drawn, focused && this._drawn.find((mark) => mark.key && mark.key === focused.key), Boolean(focused));
      this._seen();
      this._tell();
    },

    /** Put everything where it belongs at the map's zoom as it now is. */
    _place() {
      if (!this._answer) return;
      const map = this._map;
      const toPoint = (lat, lon) => map.latLngToLayerPoint([lat, lon]);
      const { marks, areas: wide, arrows } = this._answer;
      this._origin = map.getPixelOrigin();
      this._zoom = map.getZoom();
      drawing.place(marks, toPoint);
      this._word();
      const reaches = this._zoom >= ask.PLACES_FROM ? drawing.reaches(marks, toPoint) : [];
      const hatched = areas.outlines(wide, this._outline, toPoint, this._zoom);
      this._panes.areas.replaceChildren(make("defs", {}, [hatch("kordon-hatch", this._query.palette.ink, 7)]), ...hatched, ...reaches);
      const { way } = document.activeElement.dataset || {};
      this._panes.arrows.replaceChildren(...drawing.arrows(kordon.layers.on("ways") ? arrows : [], marks, toPoint, view.around(map), this._query, kordon.side.busiest(arrows)));
      const focused = way && this._ways().find((each) => each.way === way);
      keys.stop(this._ways(), focused, Boolean(focused));
      this._reaches = reaches.length;
      this._heat(marks, this._shown.theme);
      for (const name of ["areas", "arrows"]) L.DomUtil.setTransform(this._panes[name], L.point(0, 0), 1);
      this._panel.follow(ask.filters(this._query));
    },

    /** Put badges and numbers where the view as it now is has room for them. */
    _word() {
      const { marks } = this._answer;
      this._wordedBy = kordon.cardsOver(this._map).join();
      areas.place(this._badged, marks, this._outline, this._map);
      drawing.writeOutside(marks, this._badged.map((area) => area.box));
      this._clear();
    },

    /** The mark of the drawing as it now is that is the same as one of an earlier drawing. */
    _twin(mark) {
      const { key, way, lat, lon } = mark;
      if (way) return this._answer.arrows.find((each) => each.way === way);
      return this._drawn.find((each) => (key ? each.key === key : each.lat === lat && each.lon === lon));
    },

    /** Mark what the panel tells of; null takes the mark away. */
    _choose(mark) {
      for (const each of this._map.getContainer().querySelectorAll(".kordon-chosen")) each.classList.remove("kordon-chosen");
      const twin = mark && !mark.unplaced && this._twin(mark);
      if (twin && twin.element) twin.element.classList.add("kordon-chosen");
    },

    /** Have the names of the base map keep clear of what is drawn. */
    _clear() {
      const { marks } = this._answer;
      const circles = marks.map(({ point, radius: r }) => ({ x: point.x, y: point.y, r: r + 1 }));
      kordon.clear(circles, [...this._badged.map((area) => area.box), ...marks.map((mark) => mark.textBox).filter(Boolean)]);
    },

    _moved() {
      if (!this._panes) return; // the timeline takes its room before the shared view is read: that is no move of the reader
      view.keep(this._map);
      if (this._answer) {
        if (this._badged.length) this._word();
        this._heat(this._answer.marks, this._shown.theme);
      }
      this._seen();
      this._refresh();
    },

    /** Move with Leaflet's zoom: marks keep their size and glide, outlines and arrows grow with the map. */
    _zooming(event) {
      if (!this._answer) return;
      const map = this._map;
      const origin = map._getNewPixelOrigin(event.center, event.zoom);
      const grown = map.getZoomScale(event.zoom, this._zoom);
      const offset = this._origin.multiplyBy(grown).subtract(origin);
      for (const name of ["areas", "arrows"]) L.DomUtil.setTransform(this._panes[name], offset, grown);
      for (const mark of this._drawn) {
        const point = map.project(mark.at || [mark.lat, mark.lon], event.zoom).subtract(origin);
        const centred = mark.area ? " translate(-50%, -50%)" : "";
        mark.element.style.transform = `translate(${point.x.toFixed(1)}px, ${point.y.toFixed(1)}px)${centred}`;
      }
    },

    /** Tell the cards at the edge and the table what is in view; badges and names then keep clear of cards that have grown. */
    _seen() {
      if (!this._answer) return;
      seen.tell(this);
      if (this._badged.length && this._wordedBy !== kordon.cardsOver(this._map).join()) {
        this._word();
        seen.tell(this); // a badge may have come or gone
      }
      kordon.keepClear();
    },

    /** Tell tests and measurements what is drawn. */
    _tell() {
      const { marks, areas: wide, unplaced, zoom } = this._answer;
      const cells = marks.filter((mark) => mark.kind === "cell").length;
      Object.assign(this.state, {
        draws: this.state.draws + 1, zoom, cells, places: marks.length - cells, areas: wide.length, unplaced,
        arrows: this._panes.arrows.childElementCount, ms: performance.now() - this._began, at: performance.now(),
      });
      document.dispatchEvent(new CustomEvent("kordon:drawn", { detail: this.state }));
    },

    _of(node) {
      const element = node && node.closest && node.closest(".kordon-mark, .kordon-badge, .kordon-arrow");
      const drawn = element && element.matches(".kordon-arrow") ? this._answer.arrows : this._drawn;
      return element ? drawn.find((mark) => mark.element === element) || null : null;
    },

    _clicked(event) {
      const mark = this._of(event.target);
      if (!mark || (this._map.dragging && this._map.dragging.moved())) return; // the end of a drag is no click
      L.DomEvent.stop(event);
      this._open(mark);
    },

    /** The arrows that are drawn. */
    _ways() {
      return this._answer ? this._answer.arrows.filter(({ element }) => element && element.isConnected) : [];
    },

    /** Open the movements behind a mark. */
    _open(mark) {
      this._panel.open(mark, ask.filters(this._query));
    },

    /** Say what went wrong, and claim no difference that hangs on it; null where all went well again. */
    _say(message) {
      this.state.failed = message;
      if (message) kordon.difference.doubt();
      legend.say(this._cards, message, () => {
        this._refresh();
        kordon.side.refresh();
      });
    },
  });

  let only = null;

  /** Return the map's one data layer, with the query of the filters as they now are. */
  kordon.layer = (query) => {
    if (window.feature_group) window.feature_group.length = 0; // streamlit-folium lets this list grow at each change
    only = only || new DataLayer();
    kordon.state = only.state;
    return only.take(view.looked(query));
  };
})((window.kordon = window.kordon || {}));
