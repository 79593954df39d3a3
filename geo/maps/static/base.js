/* The base map: borders, water and labels, fetched once from our own server and drawn on one canvas beneath all data.

   Paths are made once on the web map's plane (0-1, from an origin near Minsk so that single precision holds at zoom 14)
   and stroked at any zoom by a transform. Labels are elements, so that they stay sharp and can be read out. */
(function (kordon) {
  "use strict";

  const { decode, join, sieve, rings, atlas } = kordon.topology;
  const ORIGIN = { x: 0.578, y: 0.323 };
  const LEVELS = { "kordon-land": 150, "kordon-corridors": 420, "kordon-labels": 445 };

  // Paths -------------------------------------------------------------------------------------------------------

  function plane(lat, lon) {
    const north = Math.asinh(Math.tan((lat * Math.PI) / 180));
    return [(lon + 180) / 360 - ORIGIN.x, (1 - north / Math.PI) / 2 - ORIGIN.y];
  }

  function trace(path, points, closed) {
    points.forEach(([lat, lon], i) => {
      const [x, y] = plane(lat, lon);
      if (i) path.lineTo(x, y);
      else path.moveTo(x, y);
    });
    if (closed) path.closePath();
    return path;
  }

  const fill = (path, shape, arcs) => rings(shape, arcs).forEach((ring) => trace(path, ring, true));
  const line = (shape, arcs) => {
    const path = new Path2D();
    shape.arcs.forEach((numbers) => trace(path, join(numbers, arcs), false));
    return path;
  };

  /** Make every path that the canvas draws, with points no nearer to each other than `least` degrees. */
  function paths({ areas, water }, watched, least) {
    const arcs = decode(areas).map((arc) => sieve(arc, least));
    const { objects } = areas;
    const made = { land: new Path2D(), watched: new Path2D(), lakes: [], rivers: [] };
    for (const area of objects.areas.geometries) fill(area.properties.country === watched ? made.watched : made.land, area, arcs);
    for (const country of objects.countries.geometries) fill(country.id === watched ? made.watched : made.land, country, arcs);
    for (const kind of ["borders", "shores", "divisions", "small_divisions"]) made[kind] = line(objects[kind], arcs);
    const wet = decode(water).map((arc) => sieve(arc, least));
    for (const [from, least] of [[4, 2500], [5, 800], [6, 250], [7, 100], [8, 0]]) {
      const path = new Path2D();
      const most = made.lakes.length ? made.lakes[made.lakes.length - 1].least : Infinity;
      for (const lake of water.objects.lakes.geometries) {
        if (lake.properties.km2 >= least && lake.properties.km2 < most) fill(path, lake, wet);
      }
      made.lakes.push({ from, least, path });
    }
    for (const river of water.objects.rivers.geometries) made.rivers.push({ rank: river.properties.rank, path: line(river, wet) });
    return made;
  }

  // The canvas --------------------------------------------------------------------------------------------------

  const Land = L.Renderer.extend({
    options: { pane: "kordon-land", padding: 0.35 },

    initialize(query) {
      L.Renderer.prototype.initialize.call(this, {});
      this._query = query;
      this._levels = {};
    },

    take(data) {
      this._data = data;
      this._update();
    },

    /** Paths fit for a zoom: far away, points that share a pixel are left out, which draws three times as fast. */
    _paths(zoom) {
      const level = zoom < 6 ? "far" : "near";
      this._levels[level] = this._levels[level] || paths(this._data, this._query.watched, level === "far" ? 0.035 : 0);
      return this._levels[level];
    },

    _initContainer() {
      this._container = L.DomUtil.create("canvas", "kordon-canvas");
      this._pen = this._container.getContext("2d");
    },

    _destroyContainer() {
      L.DomUtil.remove(this._container);
      delete this._container;
    },

    _updatePaths() {}, // Leaflet's own paths have their own renderers

    getEvents() {
      return { ...L.Renderer.prototype.getEvents.call(this), move: this._moving };
    },

    /** While dragging, draw anew only when the view leaves what is drawn. */
    _moving() {
      const topLeft = this._map.containerPointToLayerPoint([0, 0]);
      const view = L.bounds(topLeft, topLeft.add(this._map.getSize()));
      if (!this._map._animatingZoom && this._bounds && !this._bounds.contains(view)) this._update();
    },

    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      const size = this._bounds.getSize();
      const dense = Math.min(window.devicePixelRatio || 1, 2);
      L.DomUtil.setPosition(this._container, this._bounds.min);
      this._container.width = size.x * dense;
      this._container.height = size.y * dense;
      this._container.style.width = size.x + "px";
      this._container.style.height = size.y + "px";
      if (this._data) this._draw(dense);
    },

    _draw(dense) {
      const pen = this._pen;
      const zoom = this._map.getZoom();
      const scale = 256 * 2 ** zoom;
      const corner = this._map.getPixelOrigin().add(this._bounds.min);
      pen.setTransform(dense * scale, 0, 0, dense * scale, dense * (ORIGIN.x * scale - corner.x), dense * (ORIGIN.y * scale - corner.y));
      pen.lineJoin = zoom < 6 ? "bevel" : "round"; // round joins of a whole continent's coasts cost tens of milliseconds
      this._made = this._paths(zoom);
      this._paint(pen, zoom, (pixels) => pixels / scale);
    },

    _paint(pen, zoom, width) {
      const { colours } = this._query;
      const { land, watched, lakes, rivers, divisions, borders, shores } = this._made;
      const stroke = (path, colour, pixels, alpha = 1) => {
        pen.globalAlpha = alpha;
        pen.strokeStyle = colour;
        pen.lineWidth = width(pixels);
        pen.stroke(path);
        pen.globalAlpha = 1;
      };
      const pour = (path, colour) => {
        pen.fillStyle = colour;
        pen.fill(path, "evenodd");
      };
      const on = kordon.layers.on;
      const plain = !(this._query.tiles && on("tiles")); // tiles draw land and water themselves
      if (plain && zoom >= 6) stroke(shores, colours.water, 5, 0.35);
      if (plain) pour(land, colours.land);
      if (plain) pour(watched, colours.watched);
      for (const { rank, path } of plain && on("rivers") ? rivers : []) {
        const away = zoom - rank + 2.5; // rank 2 from zoom 4, rank 9 from zoom 7 to 8
        if (away > 0) stroke(path, colours.water, Math.min(0.6 + away * 0.22, 2.2));
      }
      for (const { from, path } of plain && on("rivers") ? lakes : []) {
        if (zoom < from) continue;
        pour(path, colours.sea);
        stroke(path, colours.water, 0.7);
      }
      const hair = zoom < 6 ? 0.5 : zoom < 8 ? 0.8 : 1.1;
      if (on("areas")) stroke(divisions, colours.division, hair, zoom < 6 ? 0.6 : 1);
      if (on("areas") && zoom >= 7) stroke(this._made.small_divisions, colours.division, hair);
      stroke(shores, colours.border, 0.6, 0.55);
      if (!on("countries")) return;
      stroke(borders, colours.border, zoom < 6 ? 3 : 7, 0.12); // a soft band, as atlases print beside a border
      this._lift(pen, zoom, stroke);
      stroke(borders, colours.border, zoom < 6 ? 0.9 : zoom < 9 ? 1.3 : 1.7);
    },

    /** The watched country's border has a wider band on its inner side. */
    _lift(pen, zoom, stroke) {
      pen.save();
      pen.clip(this._made.watched, "evenodd");
      stroke(this._made.borders, this._query.colours.border, zoom < 6 ? 9 : 16, 0.13);
      pen.restore();
    },
  });

  // Corridors ---------------------------------------------------------------------------------------------------

  const TIES = { weight: 6, dashArray: "1.4 9", lineCap: "butt" }; // a line with ticks, as atlases draw railways: dashes are arrows

  /** Roads and railways as straight lines from stop to stop: schematic, and said to be so wherever they show. */
  function corridors(list, wanted, renderer, { colours }) {
    const lines = list.filter(({ mode }) => mode === wanted).flatMap(({ mode, name, stops }) => {
      const points = stops.map(([lat, lon]) => [lat, lon]);
      const common = { renderer, pane: "kordon-corridors", color: colours.corridor, lineJoin: "round" };
      const drawn = L.polyline(points, { ...common, interactive: false, weight: 1.4 });
      const ties = mode === "rail" ? [L.polyline(points, { ...common, ...TIES, interactive: false })] : [];
      const touched = L.polyline(points, { ...common, weight: 12, opacity: 0 });
      const said = document.createElement("span");
      said.textContent = `${mode === "rail" ? "Railway" : "Road"} ${name}: schematic, not the true course`;
      return [drawn, ...ties, touched.bindTooltip(said, { sticky: true, className: "kordon-tip" })];
    });
    return L.layerGroup(lines, { attribution: "Roads and railways are schematic: straight lines from stop to stop" });
  }

  /** Show the corridors whose switches are on. */
  function switched(map, list, query) {
    const renderer = L.svg({ pane: "kordon-corridors", padding: 0.3 });
    const groups = { roads: corridors(list, "road", renderer, query), railways: corridors(list, "rail", renderer, query) };
    const show = () => {
      for (const [name, group] of Object.entries(groups)) {
        if (kordon.layers.on(name)) group.addTo(map);
        else group.remove();
      }
    };
    document.addEventListener(kordon.layers.CHANGED, show);
    show();
  }

  // Back to the start -------------------------------------------------------------------------------------------

  /** A button under the zoom that shows the whole border again. */
  function home(map, { view }) {
    const picture = '<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4" fill="none" stroke="currentColor" stroke-width="1.8"/></svg>';
    kordon.button(map, { name: "Show the whole border", picture }, () => map.setView(view.centre, view.zoom));
  }

  // The frame grows and shrinks with the page around it, when the sidebar is folded too. Leaflet's own way moves the
  // centre by parts of a pixel each time, which would creep into the shared link.
  function resized(map) {
    const { clientWidth, clientHeight } = map.getContainer();
    const { x, y } = map.getSize();
    if (clientWidth === x && clientHeight === y) return;
    const centre = map.getCenter();
    map.invalidateSize({ pan: false });
    if (clientWidth && clientHeight) map.setView(centre, map.getZoom(), { reset: true });
  }

  // Hooks -------------------------------------------------------------------------------------------------------

  /** Put the base under a map. Called once by the script of geo/maps/basemap.py, and for a `second` map beside it, which has
      no switches of its own. Returns what gives the layer of names, once it is there. */
  kordon.base = function (map, asked, { second = false } = {}) {
    const { grounds, palettes } = kordon.look;
    const query = { ...asked, colours: grounds[asked.theme], font: palettes[asked.theme].font };
    const box = map.getContainer();
    let names = null;
    box.classList.add("kordon-base");
    box.setAttribute("role", second ? "region" : "main"); // of the frame that the map stands in
    box.setAttribute("aria-label", second ? "Map of period B" : "Map of the border");
    for (const [name, colour] of Object.entries(query.colours)) box.style.setProperty("--base-" + name, colour);
    box.style.setProperty("--base-font", query.font);
    for (const [name, level] of Object.entries(LEVELS)) map.createPane(name).style.zIndex = level;
    map.attributionControl.setPrefix(false).addAttribution(query.attribution);
    kordon.tiles(map, query, second);
    if (!second) {
      kordon.baseQuery = query;
      new ResizeObserver(() => resized(map)).observe(box);
      home(map, query);
      kordon.layers.switches().addTo(map);
    }
    const land = new Land(query).addTo(map);
    document.addEventListener(kordon.layers.CHANGED, () => land._update());
    atlas(query.url)
      .then((data) => {
        land.take(data);
        names = kordon.labels(data, second).addTo(map);
        switched(map, data.corridors, query);
        kordon.corridors = data.corridors; // ways may run along them
        document.dispatchEvent(new CustomEvent(kordon.layers.CHANGED));
        box.dataset[second ? "second" : "base"] = "drawn";
      })
      .catch((error) => {
        const card = L.control({ position: "bottomleft" });
        card.onAdd = () => L.DomUtil.create("div", "kordon-failed");
        card.addTo(map).getContainer().textContent = `The borders could not be loaded (${error.message}); reload the page.`;
        box.dataset[second ? "second" : "base"] = "failed";
      });
    return () => names || { clear() {} };
  };

})((window.kordon = window.kordon || {}));
