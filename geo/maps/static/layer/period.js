/* The days that the map shows: those of the page's filters, or, while one drags or plays, others that the page hears of
   when that ends. Days are counted from 1970-01-01 as whole numbers; an open end is null. */
(function (kordon) {
  "use strict";

  const DAY = 86400000;
  const SAID_AFTER = 280; // milliseconds without another change, after which the page hears of it; a double click fits in
  const ANSWERED = 5000; // milliseconds in which the page answers; later it may say what it wants
  const CHANGED = "kordon:period";

  const number = (text) => (text ? Math.round(Date.parse(text + "T00:00:00Z") / DAY) : null);
  const [EARLIEST, LATEST] = ["0001-01-01", "9999-12-31"].map(number); // what a date can be written as, here and in Python
  const text = (day) => (day === null ? "" : new Date(Math.min(LATEST, Math.max(EARLIEST, day)) * DAY).toISOString().slice(0, 10));
  const same = (a, b) => a.from === b.from && a.to === b.to;

  let filters = { from: null, to: null }; // what the page's filters say
  let shown = filters;
  let said = null; // what the page was told last and has not answered yet
  let saidAt = 0;
  let timer = null;
  let byPage = false; // what is shown was last changed by the page and not here
  let held = false; // a drag or a play is under way
  let refresh = async () => {};
  let running = false;
  let again = false;

  /** Have the layer drawn with the days of now: one request at a time, so that every drag step that can be drawn is. */
  async function draw() {
    again = true;
    if (running) return;
    running = true;
    while (again) {
      again = false;
      await refresh();
    }
    running = false;
  }

  function show(next) {
    if (same(shown, next)) return;
    shown = next;
    byPage = false;
    document.dispatchEvent(new CustomEvent(CHANGED));
    draw();
  }

  function tell() {
    clearTimeout(timer);
    timer = null;
    if (same(shown, said || filters)) return;
    said = shown;
    saidAt = performance.now();
    kordon.said.filter({ from: text(shown.from) || null, to: text(shown.to) || null });
  }

  kordon.period = {
    CHANGED,
    number,
    text,
    same,

    /** Take what draws the layer anew. */
    build(redraw) {
      refresh = redraw;
    },

    /** Take the days of the page's filters, ["2022-12-01", ""]; what one drags or has just said is not undone by them. */
    take([from, to]) {
      const next = { from: number(from), to: number(to) };
      const news = !same(next, filters);
      filters = next;
      if (!news || held || timer !== null) return;
      if (said && !same(said, next) && performance.now() - saidAt < ANSWERED) return; // an earlier answer; the one to what was said last still comes
      said = null;
      if (same(shown, next)) return;
      shown = next;
      byPage = true;
      document.dispatchEvent(new CustomEvent(CHANGED)); // the layer itself is drawn by who brought the filters
    },

    /** The days that are shown. */
    now: () => shown,

    /** The days of the page's filters. */
    filters: () => filters,

    /** Tell whether the page, and not a drag here, was the last to change what is shown. */
    byPage: () => byPage,

    /** Tell whether the days of now are still being drawn. */
    busy: () => running,

    /** The words of the days for /api. */
    words: () => ({ ...(shown.from !== null && { from: text(shown.from) }), ...(shown.to !== null && { to: text(shown.to) }) }),

    key: () => `${text(shown.from)}..${text(shown.to)}`,

    /** Show days at once; the page does not hear of it before `settle`. */
    drag(next) {
      held = true;
      clearTimeout(timer);
      timer = null;
      show(next);
    },

    /** Tell the page what is shown. */
    settle() {
      held = false;
      clearTimeout(timer);
      timer = setTimeout(tell, SAID_AFTER);
    },

    /** Show the days of the page's filters again, without a word to the page. */
    release() {
      held = false;
      show(filters);
    },

    /** Show days and tell the page. */
    set(next) {
      kordon.period.drag(next);
      kordon.period.settle();
    },

    /** "12–18 Dec 2022", "from 12 Dec 2022", "all days". */
    say({ from, to }) {
      if (from === null && to === null) return "all days";
      return kordon.words.when({ observed_from: text(from), observed_to: text(to), time_precision: "day" });
    },
  };
})((window.kordon = window.kordon || {}));
