/* Buttons at the map's edge: real ones, so that Enter and Space press them alike. */
(function (kordon) {
  "use strict";

  /** Put a button on the map and return it. `picture` is our own SVG, `title` what hovering says, else the name. */
  kordon.button = function (map, { name, title = name, picture }, press) {
    const bar = L.DomUtil.create("div", "leaflet-bar kordon-home");
    const button = L.DomUtil.create("button", "", bar);
    Object.assign(button, { type: "button", title, innerHTML: picture });
    button.setAttribute("aria-label", name);
    button.addEventListener("click", press);
    L.DomEvent.disableClickPropagation(bar);
    const Edge = L.Control.extend({ onAdd: () => bar });
    new Edge({ position: "topleft" }).addTo(map);
    return button;
  };

  // Leaflet makes its zoom buttons of links, which Space does not press.
  L.Control.Zoom.include({
    _createButton(sign, title, className, bar, press) {
      const button = L.DomUtil.create("button", className, bar);
      Object.assign(button, { type: "button", title, innerHTML: sign });
      button.setAttribute("aria-label", title);
      button.addEventListener("click", press.bind(this));
      L.DomEvent.disableClickPropagation(button);
      return button;
    },
  });
})((window.kordon = window.kordon || {}));
