/* Keyboard use of the marks: one stop for the tab key, arrow keys from mark to mark, Enter opens. */
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

  kordon.keys = { WAYS, stop, next };
})((window.kordon = window.kordon || {}));
