/* The map's colours, and its centre and zoom in the address bar of the page around the frame: a copied link shows the same view. */
(function (kordon) {
  "use strict";

  const WORD = "map";

  /** "6/53.1/27.9" -> {zoom, lat, lon}; null for what is no view. */
  function read(text) {
    const parts = (text || "").split("/").map(Number);
    if (parts.length !== 3 || parts.some((part) => !Number.isFinite(part))) return null;
    const [zoom, lat, lon] = parts;
    if (zoom < 0 || zoom > 22 || Math.abs(lat) > 85 || Math.abs(lon) > 180) return null;
    return { zoom, lat, lon };
  }

  const USUAL = { size: "sightings", colour: "flow" };

  kordon.view = {
    /** A query with the colours of its theme and the words of its watched country, which are the same at every change. */
    looked(query) {
      const { palettes, names, countries } = kordon.look; // geo/maps/layer.py writes it before this script
      const country = countries[query.watched] || query.watched;
      const filled = (said) => Object.fromEntries(Object.entries(said).map(([key, words]) => [key, words.replace("{}", () => country)]));
      const legends = Object.entries(names).map(([colour, said]) => [colour, filled(said)]);
      return { ...query, palette: palettes[query.theme], names: Object.fromEntries(legends), country };
    },

    /** Put on the theme's colours, for what stands on the map and around it. */
    dress(map, { palette, theme }) {
      const root = map.getContainer();
      root.classList.add("kordon-map");
      root.dataset.theme = document.documentElement.dataset.theme = theme;
      for (const name of ["paper", "panel", "ink", "muted", "line", "accent", "halo", "warning", "font"]) {
        document.documentElement.style.setProperty("--kordon-" + name, palette[name]);
      }
    },

    /** The view and as much again around it, in the pixels of the map's panes. */
    around(map) {
      const [corner, size] = [map.containerPointToLayerPoint([0, 0]), map.getSize()];
      return L.bounds(corner.subtract(size), corner.add(size.multiplyBy(2)));
    },

    /** Write what the circles count and are coloured by into the address: Streamlit leaves it out after a change of page. */
    keepWords({ measure, colour }) {
      for (const [word, value] of Object.entries({ size: measure, colour })) {
        if (kordon.address.said(word) !== value) kordon.address.write(word, value === USUAL[word] ? null : value);
      }
    },

    /** Show the view that the address, else this tab, remembers; none beyond what the map reaches. */
    restore(map) {
      const found = read(kordon.address.said(WORD)) || read(kordon.address.kept(WORD));
      const reach = map.options.maxBounds;
      if (!found || (reach && !L.latLngBounds(reach).contains([found.lat, found.lon]))) return;
      const zoom = Math.max(map.getMinZoom(), Math.min(map.getMaxZoom(), found.zoom));
      map.setView([found.lat, found.lon], zoom, { animate: false });
    },

    /** Write the view into the address, leaving every other word of it as it is. */
    keep(map) {
      const centre = map.getCenter();
      const zoom = map.getZoom();
      const digits = Math.max(2, Math.ceil(zoom / 3));
      kordon.address.write(WORD, `${Math.round(zoom * 100) / 100}/${centre.lat.toFixed(digits)}/${centre.lng.toFixed(digits)}`);
    },
  };
})((window.kordon = window.kordon || {}));
