/* Online tiles beneath our own borders: only where the installation switched online services on, and then only by hand. */
(function (kordon) {
  "use strict";

  const NAME = "tiles";
  const LEVEL = 100; // beneath the borders, which become see-through above them

  /** Offer tiles on a map. `query.tiles` holds url, dark (a url or ""), attribution and the deepest zoom; null: none.
      A `second` map beside it follows the same switch. */
  kordon.tiles = function (map, query, second = false) {
    if (!query.tiles) return;
    const { url, dark, attribution, zoom } = query.tiles;
    map.createPane("kordon-tiles").style.zIndex = LEVEL;
    const night = query.theme === "dark";
    const said = document.createElement("span"); // as text: an attribution is no markup of ours
    said.textContent = attribution;
    const layer = L.tileLayer(night && dark ? dark : url, {
      pane: "kordon-tiles", maxNativeZoom: zoom, attribution: said.innerHTML, referrerPolicy: "origin",
      className: night && !dark ? "kordon-darkened" : "",
    });
    if (!second) kordon.layers.add(NAME, "Online tiles", null, "Asks a server on the internet for the map you look at, which tells it where you look.");
    const show = () => {
      const on = kordon.layers.on(NAME);
      map.getContainer().classList.toggle("kordon-tiled", on);
      if (on) layer.addTo(map);
      else layer.remove();
    };
    document.addEventListener(kordon.layers.CHANGED, show);
    show();
  };
})((window.kordon = window.kordon || {}));
