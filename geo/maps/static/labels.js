/* Names and signs on the base map: each name where nothing else stands. A name that a circle, a badge or a greater name would cover
   goes to another side of its town, and is left out where no side is free; its dot stays. So is one that the edge of the view or a
   card would cut off. */
(function (kordon) {
  "use strict";

  const SIDES = ["right", "left", "top", "bottom"];
  const GAP = 5; // pixels between a town's dot and its name
  const TOUCHING = 10; // pixels from a town to the rim of a circle that its name may stand beside as well
  const SHIFTS = [0, -16, 16, -32, 32, -48, 48].flatMap((down) => [0, -56, 56].map((aside) => [aside, down])); // how far a wide area's name may move
  SHIFTS.sort((a, b) => Math.hypot(...a) - Math.hypot(...b));
  const SITES = { airfield: "airfields", training_ground: "grounds", border_crossing: "crossings" };
  const SITES_FROM = 5;
  const SITES_NAMED_FROM = 8; // farther away there is no room beside the towns' names
  const SIGN = 7; // half a sign's height in pixels; a smaller area is drawn as large
  const METRES = 156543; // of a pixel at zoom 0 on the equator
  const ALWAYS = 1; // capitals are named even where something overlaps, as countries are
  const CUT = 1000; // being cut off is worse than any number of things that a name lies over
  const OVER = ".leaflet-control, .kordon-side-title, .kordon-play-sign, .kordon-picture-north, .kordon-panel, .kordon-table, .kordon-find, .kordon-draw, .kordon-measured, .kordon-notice"; // what stands over the map

  let drawn = { circles: [], boxes: [] };
  let names = null;

  const overlaps = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

  /** Left upper corners that a name may take beside its town, or beside circles that cover or touch it, the best first. */
  function beside({ width, height, side, gap = GAP }, { x, y }, circles) {
    const near = circles
      .map((circle) => ({ circle, far: Math.hypot(circle.x - x, circle.y - y) - circle.r }))
      .filter(({ far }) => far <= TOUCHING)
      .sort((a, b) => a.far - b.far);
    const covered = near.length > 0 && near[0].far <= 0;
    const anchors = near.map(({ circle }) => ({ ...circle, gap: circle.r + 3 }));
    if (!covered) anchors.unshift({ x, y, gap });
    return anchors.flatMap((at) => {
      const corners = {
        right: [at.x + at.gap, at.y - height / 2], left: [at.x - at.gap - width, at.y - height / 2],
        top: [at.x - width / 2, at.y - at.gap - height], bottom: [at.x - width / 2, at.y + at.gap],
      };
      return [side, ...SIDES.filter((each) => each !== side)].map((each) => corners[each]);
    });
  }

  /** What stands over a map, as boxes [left, top, right, bottom] in the pixels of its panes: words under it say nothing. */
  function cardsOver(map) {
    const frame = map.getContainer().getBoundingClientRect();
    const corner = map.containerPointToLayerPoint([0, 0]).subtract([frame.left, frame.top]);
    return [...document.querySelectorAll(OVER)]
      .map((card) => card.getBoundingClientRect())
      .filter(({ width, height }) => width && height)
      .map(({ left, top, right, bottom }) => [left + corner.x, top + corner.y, right + corner.x, bottom + corner.y]);
  }

  /** Radius in pixels of the circle that holds a site known only roughly. */
  const reachOf = ({ at, reach }, zoom) => Math.max(SIGN, (reach * 2 ** zoom) / (METRES * Math.cos((at.lat * Math.PI) / 180)));

  /** Corners that the name of a country, a region or a sea may have. */
  const within = ({ width, height }, { x, y }) => SHIFTS.map(([aside, down]) => [x - width / 2 + aside, y - height / 2 + down]);

  const Labels = L.Layer.extend({
    options: { pane: "kordon-labels" },

    initialize({ towns, labels, sites = [] }) {
      const wide = labels.map(([name, kind, lat, lon, from, to, size]) => ({
        name, at: L.latLng(lat, lon), from, to, order: kind === "region" ? 9 : 2, layer: { country: "countries", region: "areas" }[kind], classes: `kordon-label kordon-${kind} kordon-size-${size}`,
      }));
      const dotted = towns.map(([name, lat, lon, rank, from, side]) => ({
        name, at: L.latLng(lat, lon), from, to: 99, order: rank, layer: "towns", side: SIDES[side], classes: `kordon-label kordon-town kordon-rank-${rank}`,
      }));
      const signed = sites.map(([name, kind, lat, lon, reach]) => ({
        name, at: L.latLng(lat, lon), from: SITES_FROM, namedFrom: SITES_NAMED_FROM, to: 99, order: 8, layer: SITES[kind], reach, side: "right", gap: SIGN + 3, classes: "kordon-label kordon-site",
      }));
      this._all = [...wide, ...dotted, ...signed].sort((a, b) => a.order - b.order);
      this._shown = new Map();
    },

    getEvents() {
      const { _refresh, _glide, _soon } = this;
      return { moveend: _refresh, zoomend: _refresh, viewreset: _refresh, zoomanim: _glide, layeradd: _soon, layerremove: _soon };
    },

    onAdd() {
      document.addEventListener(kordon.layers.CHANGED, () => this._map && this._refresh());
      this._refresh();
    },

    onRemove() {
      for (const element of this._shown.values()) element.remove();
      this._shown.clear();
    },

    /** Show the labels of this zoom in and around the view; elements that stay are only moved. */
    _refresh() {
      const map = this._map;
      const zoom = Math.floor(map.getZoom() + 1e-6);
      const view = map.getBounds().pad(0.3);
      for (const label of this._all) {
        const wanted = zoom >= label.from && zoom <= label.to && (!label.layer || kordon.layers.on(label.layer)) && view.contains(label.at);
        let element = this._shown.get(label);
        if (!wanted && element) {
          element.remove();
          this._shown.delete(label);
        } else if (wanted) {
          if (!element) {
            element = L.DomUtil.create("div", label.classes + " leaflet-zoom-animated", this.getPane());
            L.DomUtil.create("span", "", element).textContent = label.name;
            if (label.namedFrom && !label.reach) element.append(kordon.layers.picture(label.layer));
            this._shown.set(label, element);
          }
          if (label.reach) element.style.setProperty("--reach", `${reachOf(label, map.getZoom()).toFixed(1)}px`);
          L.DomUtil.setPosition(element, map.latLngToLayerPoint(label.at));
        }
      }
      this._settle();
    },

    /** Look again where names have room, once for all the markers that come or go together. */
    _soon({ layer }) {
      if (this._waiting || !(layer instanceof L.Marker)) return;
      this._waiting = requestAnimationFrame(() => {
        this._waiting = null;
        if (this._map) this._settle();
      });
    },

    /** Leaflet's own markers, as circles to keep clear of. */
    _markers() {
      return [...this._map.getPane("markerPane").children].map((icon) => {
        const { x, y } = L.DomUtil.getPosition(icon);
        const parts = [icon, ...icon.children].map((part) => Math.max(part.offsetWidth, part.offsetHeight));
        return { x, y, r: Math.max(...parts) / 2 + 1 };
      });
    },

    /** Tell whether a name would be cut off by the edge of the view or by a card: it would be half a name. */
    _cut(box, cards) {
      const { min, max } = this._view;
      const inView = overlaps(box, [min.x, min.y, max.x, max.y]);
      const whole = box[0] >= min.x && box[1] >= min.y && box[2] <= max.x && box[3] <= max.y;
      return (inView && !whole) || cards.some((card) => overlaps(box, card));
    },

    /** Settle once more where a card has come, gone or changed its size since. */
    keepClear() {
      if (this._map && cardsOver(this._map).join() !== this._settledBy) this._settle();
    },

    /** Give each name, the greatest first, the first of its places that is free. */
    _settle() {
      const { boxes } = this._drawn || drawn;
      const circles = [...(this._drawn || drawn).circles, ...this._markers()];
      const labels = this._all.filter((label) => this._shown.has(label));
      const signs = labels.filter((label) => label.namedFrom && !label.reach).map(({ at }) => this._map.latLngToLayerPoint(at));
      const taken = [...boxes, ...[...circles, ...signs.map(({ x, y }) => ({ x, y, r: SIGN }))].map(({ x, y, r }) => [x - r, y - r, x + r, y + r])];
      const zoom = this._map.getZoom();
      const cards = cardsOver(this._map);
      const corner = this._map.containerPointToLayerPoint([0, 0]);
      this._view = L.bounds(corner, corner.add(this._map.getSize()));
      this._settledBy = cards.join();
      for (const label of labels) {
        if (label.width) continue; // measured all at once, before anything is moved
        const span = this._shown.get(label).firstChild;
        Object.assign(label, { width: span.offsetWidth, height: span.offsetHeight });
      }
      for (const label of labels) {
        const element = this._shown.get(label);
        const point = this._map.latLngToLayerPoint(label.at);
        const corners = label.side ? beside(label, point, circles) : within(label, point);
        let best = null;
        for (const [left, top] of corners) {
          const box = [left, top, left + label.width, top + label.height];
          const cut = this._cut(box, cards);
          const hits = taken.filter((other) => overlaps(box, other)).length + (cut ? CUT : 0);
          if (!best || hits < best.hits) best = { hits, box, cut };
          if (!hits) break;
        }
        const crowded = best.cut || (best.hits > 0 && label.order > ALWAYS && label.layer !== "countries") || zoom < label.namedFrom;
        element.classList.toggle("kordon-crowded", crowded);
        if (crowded) continue;
        taken.push(best.box);
        element.firstChild.style.transform = `translate(${(best.box[0] - point.x).toFixed(1)}px, ${(best.box[1] - point.y).toFixed(1)}px)`;
      }
    },

    /** Keep the names of this layer alone clear of circles and boxes: those of a second map. */
    clear(circles, boxes) {
      this._drawn = { circles, boxes };
      if (this._map) this._settle();
    },

    _glide(event) {
      for (const [label, element] of this._shown) {
        L.DomUtil.setPosition(element, this._map._latLngToNewLayerPoint(label.at, event.zoom, event.center).round());
      }
    },
  });

  /** Return the layer of names. */
  kordon.labels = (data, second) => {
    const made = new Labels(data);
    if (!second) names = made;
    return made;
  };

  /** The name of the town nearest to a point, of those that the map names when close by. */
  kordon.nearestTown = (lat, lon) => {
    const narrow = Math.cos((lat * Math.PI) / 180);
    let best = null;
    for (const { name, at, layer } of names ? names._all : []) {
      if (layer !== "towns") continue;
      const far = Math.hypot(at.lat - lat, (at.lng - lon) * narrow);
      if (!best || far < best.far) best = { name, far };
    }
    return best && best.name;
  };

  /** Sites that are shown within bounds: the layers they belong to, and whether any is known only roughly. */
  kordon.sitesIn = (bounds) => {
    const sites = (names ? [...names._shown.keys()] : []).filter(({ namedFrom, at }) => namedFrom && bounds.contains(at));
    const signed = sites.filter(({ reach }) => !reach);
    return { layers: [...new Set(signed.map(({ layer }) => layer))], roughly: signed.length < sites.length };
  };

  kordon.cardsOver = cardsOver;

  /** Have the names keep clear of the cards that stand over the map now. */
  kordon.keepClear = () => {
    if (names) names.keepClear();
  };

  /** Keep names clear of circles {x, y, r} and boxes [left, top, right, bottom], in the pixels of the map's panes. */
  kordon.clear = (circles, boxes) => {
    drawn = { circles, boxes };
    if (names && names._map) names._settle();
  };
})((window.kordon = window.kordon || {}));
