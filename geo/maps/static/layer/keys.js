/* Keyboard use of what is drawn: one stop for the tab key, arrow keys from one to the next, Enter or Space opens. */
(function (kordon) {
  "use strict";

  const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  /** Make one mark, at first the foremost, the stop of the tab key. */
  function stop(drawn, mark, focus) {
    for (const each of drawn) each.element.setAttribute("tabindex", "-1");
    const chosen = mark || drawn[0];
    if (!chosen) return;
    chosen.element.setAttribute("tabindex", "0");
    if (focus) chosen.element.focus({ preventScroll: true });
  }

  /** The nearest mark that way; what lies aside counts double. Null where there is none, or the key is no arrow. */
  function next(drawn, mark, key) {
    const way = WAYS[key];
    if (!way) return null;
    let best = null;
    for (const other of drawn) {
      const dx = other.point.x - mark.point.x;
      const dy = other.point.y - mark.point.y;
      const along = dx * way[0] + dy * way[1];
      const far = along + 2 * (Math.abs(dx * way[1]) + Math.abs(dy * way[0]));
      if (other !== mark && along > 0 && (!best || far < best.far)) best = { far, other };
    }
    return best && best.other;
  }

  /** Whether a circle lies out of view or beneath a card; a badge stands where it is seen, or nowhere. */
  function concealed({ area, away, lat, lon, point }, map) {
    if (lat === undefined) return false; // a way
    if (area) return away;
    const beneath = ([left, top, right, bottom]) => point.x > left && point.x < right && point.y > top && point.y < bottom;
    return !map.getBounds().contains([lat, lon]) || kordon.cardsOver(map).some(beneath);
  }

  /** Have the keys move between what is drawn in a pane and open it; `drawn` gives what is drawn now. */
  function listen(pane, map, drawn, open) {
    L.DomEvent.on(pane, "keydown", (event) => {
      const all = drawn();
      const mark = all.find(({ element }) => element && element === event.target);
      const opens = event.key === "Enter" || event.key === " ";
      if (!mark || !(opens || event.key in WAYS)) return;
      L.DomEvent.stop(event); // else an arrow key would pan the map
      if (opens) {
        open(mark);
        return;
      }
      const other = next(all, mark, event.key);
      if (!other) return;
      stop(all, other, true);
      if (concealed(other, map)) map.panTo([other.lat, other.lon]);
    });
  }

  kordon.keys = { stop, listen };
})((window.kordon = window.kordon || {}));
