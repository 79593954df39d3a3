"use strict";
/* Puts towns, circles with their numbers and labels on the map of a page; a label stands only where it has room. */
function kordonLabels(map, groups, towns) {
  const pane = (name, level) => { map.createPane(name).style.zIndex = level; };
  pane("towns", 610);
  pane("discs", 640);
  pane("labels", 650);
  map.getPane("labels").style.pointerEvents = "none";
  map.getPane("towns").style.pointerEvents = "none";
  const labels = [];
  const made = (tag, words, kind) => {
    const element = document.createElement(tag);
    element.textContent = words;
    element.className = kind;
    return element;
  };
  const label = (at, reach, words, kind, layer, dot) => {
    const text = made("span", words, `label ${kind}`);
    const icon = L.divIcon({ className: "", html: text, iconSize: [0, 0] });
    L.marker(at, { icon, pane: "labels", interactive: false, keyboard: false }).addTo(layer);
    labels.push({ at, reach, text, layer, dot });
  };
  const disc = (at, reach, number, shares, area) => {
    const all = shares.reduce((sum, [, each]) => sum + each, 0);
    let from = 0;
    const parts = shares.map(([colour, each]) => {
      const said = `${colour} ${from}turn ${from + each / all}turn`;
      from += each / all;
      return said;
    });
    const ring = made("div", "", area ? "ring area" : "ring");
    ring.style.background = `conic-gradient(${parts.join(", ")})`;
    const inner = made("b", reach >= 6 ? number : "", "");
    inner.style.fontSize = `${Math.min(15, Math.max(9, reach))}px`;
    ring.append(inner);
    return L.divIcon({ className: "disc", html: ring, iconSize: [2 * reach, 2 * reach] });
  };
  for (const [layer, marks] of groups) {
    for (const [lat, lon, reach, number, words, shares, area, told] of marks) {
      const room = made("div", "", "");
      told.forEach((line, at) => room.append(made(at ? "div" : "b", line, "")));
      const icon = disc([lat, lon], reach, number, shares, area);
      L.marker([lat, lon], { icon, pane: "discs", title: words, zIndexOffset: -1000 * number })
        .bindPopup(room, { maxWidth: 320 }).addTo(layer);
    }
    const named = marks.slice().sort((one, other) => one[8] - other[8]);
    for (const [lat, lon, reach, , words] of named) label([lat, lon], reach, words, "mark", layer);
  }
  for (const [lat, lon, name] of towns) {
    const dot = made("div", "", "dot");
    const icon = L.divIcon({ className: "", html: dot, iconSize: [4, 4] });
    L.marker([lat, lon], { icon, pane: "towns", interactive: false, keyboard: false }).addTo(map);
    label([lat, lon], 2, name, "town", map, dot);
  }
  const place = () => {
    const { x: wide, y: high } = map.getSize();
    const seen = labels.filter(({ layer }) => layer === map || map.hasLayer(layer));
    for (const { text } of seen) text.hidden = false;
    const sized = seen.map((each) => {
      const { x, y } = map.latLngToContainerPoint(each.at);
      return { ...each, x, y, w: each.text.offsetWidth, h: each.text.offsetHeight };
    });
    const taken = sized.filter(({ layer }) => layer !== map).map(({ x, y, reach: r }) => [x - r, y - r, x + r, y + r]);
    const frame = map.getContainer().getBoundingClientRect();
    for (const control of map.getContainer().querySelectorAll(".leaflet-control")) {
      const box = control.getBoundingClientRect();
      taken.push([box.left - frame.left, box.top - frame.top, box.right - frame.left, box.bottom - frame.top]);
    }
    const free = ([left, top, right, low]) => left >= 0 && top >= 0 && right <= wide && low <= high
      && !taken.some((box) => left < box[2] && right > box[0] && top < box[3] && low > box[1]);
    for (const { x, y, w, h, reach, text, dot } of sized) {
      const gap = reach + 3;
      const corners = [[gap, -h / 2], [-gap - w, -h / 2], [-w / 2, -gap - h], [-w / 2, gap]];
      const corner = corners.find(([dx, dy]) => free([x + dx, y + dy, x + dx + w, y + dy + h]));
      text.hidden = !corner;
      if (dot) dot.hidden = !corner;
      if (corner) {
        text.style.left = `${corner[0]}px`;
        text.style.top = `${corner[1]}px`;
        taken.push([x + corner[0], y + corner[1], x + corner[0] + w, y + corner[1] + h]);
      }
    }
  };
  map.on("moveend zoomend resize overlayadd overlayremove baselayerchange", place);
  place();
}
