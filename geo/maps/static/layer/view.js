/* The map's centre and zoom in the address bar of the page around the frame: a copied link shows the same view. */
(function (kordon) {
  "use strict";

  const WORD = "map";
  const KEPT = "kordon.map"; // survives a change of page, which drops what is not a filter from the address

  /** "6/53.1/27.9" -> {zoom, lat, lon}; null for what is no view. */
  function read(text) {
    const parts = (text || "").split("/").map(Number);
    if (parts.length !== 3 || parts.some((part) => !Number.isFinite(part))) return null;
    const [zoom, lat, lon] = parts;
    if (zoom < 0 || zoom > 22 || Math.abs(lat) > 85 || Math.abs(lon) > 180) return null;
    return { zoom, lat, lon };
  }

  function page() {
    try {
      return window.parent.location.origin === window.location.origin ? window.parent : window;
    } catch (refused) {
      return window; // the frame stands in a page of another origin
    }
  }

  function kept() {
    try {
      return page().sessionStorage.getItem(KEPT);
    } catch (refused) {
      return null;
    }
  }

  kordon.view = {
    /** Show the view that the address, else this tab, remembers. */
    restore(map) {
      const found = read(new URLSearchParams(page().location.search).get(WORD)) || read(kept());
      if (!found) return;
      const zoom = Math.max(map.getMinZoom(), Math.min(map.getMaxZoom(), found.zoom));
      map.setView([found.lat, found.lon], zoom, { animate: false });
    },

    /** Write the view into the address, leaving every other word of it as it is. */
    keep(map) {
      const centre = map.getCenter();
      const zoom = map.getZoom();
      const digits = Math.max(2, Math.ceil(zoom / 3));
      const text = `${Math.round(zoom * 100) / 100}/${centre.lat.toFixed(digits)}/${centre.lng.toFixed(digits)}`;
      const shown = page();
      const others = shown.location.search
        .slice(1)
        .split("&")
        .filter((part) => part && part.split("=")[0] !== WORD);
      const search = "?" + others.concat(`${WORD}=${text}`).join("&");
      try {
        shown.sessionStorage.setItem(KEPT, text);
      } catch (refused) {
        // A browser that keeps nothing still has the address.
      }
      if (search !== shown.location.search) {
        shown.history.replaceState(shown.history.state, "", shown.location.pathname + search + shown.location.hash);
      }
    },
  };
})((window.kordon = window.kordon || {}));
