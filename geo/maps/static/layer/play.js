/* Play through the days that are chosen: a window of a day or a week that moves, or days that add up from the first on.

   The map is drawn anew at each step; the page hears of the days when it pauses. Where the system asks for less motion
   nothing moves by itself: each press shows the next step. */
(function (kordon) {
  "use strict";

  const { html } = kordon.shapes;
  const { period, words } = kordon;
  const STEPS = { day: [1, "by day"], week: [7, "by week"] };
  const WAYS = { window: "one at a time", sum: "adding up" };
  const SPEEDS = [0.5, 1, 2, 4];
  const LONG = 62; // days from which a step is a week unless another is chosen
  const BUSY = 30; // milliseconds until it is looked again whether a step is drawn
  const CONTROLS = "input, select, textarea, button, a, summary, [role=button], [contenteditable]";

  let parts = null; // elements, once built
  let going = null; // {range, origin, at, running}; null while nothing is played
  let chosen = null; // the step that was chosen by hand
  let timer = null;

  const still = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  /** The days to be played: those that are shown, open ends closed by the days of the timeline, which leaves a lone old one aside. */
  function range() {
    const data = kordon.brush.data();
    const { from, to } = period.now();
    const [held, axis] = [data.held, data.first === null ? data.held : [data.first, data.last]].map((days) => days.map(period.number));
    const [first, last] = [Math.max(held[0], axis[0]), Math.min(held[1], axis[1])];
    const begin = from === null ? Math.min(first, to === null ? first : to) : from;
    return { from: begin, to: Math.max(begin, to === null ? last : to) };
  }

  const length = () => STEPS[parts.step.value][0];
  const steps = () => Math.ceil((going.range.to - going.range.from + 1) / length());

  /** The days of a step. */
  function days(at) {
    const from = going.range.from + at * length();
    return { from: parts.way.value === "sum" ? going.range.from : from, to: Math.min(from + length() - 1, going.range.to) };
  }

  const can = () => Boolean(kordon.brush.data() && kordon.brush.data().held.length) && !kordon.comparing;

  function begin() {
    const whole = range();
    going = { range: whole, origin: period.now(), at: -1, running: false, days: null };
    if (!chosen) parts.step.value = whole.to - whole.from + 1 > LONG ? "week" : "day";
  }

  function show(at) {
    going.at = Math.max(0, Math.min(steps() - 1, at));
    going.days = days(going.at);
    period.drag(going.days);
    mark();
  }

  function run() {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!going || !going.running) return;
      if (period.busy()) {
        timer = setTimeout(run, BUSY);
        return;
      }
      if (going.at >= steps() - 1) pause();
      else {
        show(going.at + 1);
        run();
      }
    }, 1000 / Number(parts.speed.value));
  }

  function pause() {
    clearTimeout(timer);
    going.running = false;
    period.settle();
    mark();
  }

  /** Play, or pause what is played; from the first step again where the last one stands. */
  function toggle() {
    if (!can()) return;
    if (still()) step(1);
    else if (going && going.running) pause();
    else {
      if (!going) begin();
      going.running = true;
      show(going.at >= steps() - 1 ? 0 : going.at + 1);
      run();
    }
  }

  function step(by) {
    if (!can()) return;
    if (!going) begin();
    clearTimeout(timer);
    going.running = false;
    show(going.at < 0 ? (by > 0 ? 0 : steps() - 1) : going.at + by);
    period.settle();
  }

  /** End, with the days that were chosen before. */
  function stop() {
    if (!going) return;
    const { origin } = going;
    clearTimeout(timer);
    going = null;
    period.set(origin);
    mark();
  }

  /** Tell what is played: on the button, over the map, on the timeline. */
  function mark() {
    const running = Boolean(going && going.running);
    const name = still() ? "Next step" : running ? "Pause" : "Play";
    parts.play.textContent = still() || !running ? "▶" : "❚❚";
    parts.play.setAttribute("aria-label", name);
    parts.play.title = still() ? "Your system asks for less motion: each press shows the next step" : `${name} (space)`;
    parts.play.setAttribute("aria-pressed", String(running));
    parts.stop.hidden = parts.sign.hidden = parts.range.hidden = !going;
    document.documentElement.classList.toggle("kordon-plays", running);
    if (!going) return;
    parts.sign.replaceChildren(html("b", "", period.say(going.days)), html("span", "", `${going.at + 1} of ${words.number(steps())}, ${period.say(going.range)}`));
    const { toX } = kordon.brush.scale;
    const left = toX(going.range.from);
    Object.assign(parts.range.style, { left: `${left}px`, width: `${toX(going.range.to + 1) - left}px` });
  }

  function pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !event.target.closest || event.target.closest(CONTROLS)) return;
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.key === " " && can()) toggle();
    else if (way && going && event.target.getAttribute("role") !== "slider") step(way);
    else if (event.key === "Escape" && going && !document.documentElement.classList.contains("kordon-picture")) stop();
    else return;
    event.preventDefault();
    event.stopPropagation(); // else the map would pan
  }

  /** Listen in the frame, and in the page around it while something is played there. */
  function listen() {
    document.addEventListener("keydown", pressed, true);
    let page = null;
    try {
      page = window.frameElement ? window.parent.document : null;
    } catch (refused) {
      return; // the frame stands in a page of another origin
    }
    if (!page) return;
    const outside = (event) => going && event.target === page.body && pressed(event);
    page.addEventListener("keydown", outside);
    window.addEventListener("pagehide", () => page.removeEventListener("keydown", outside));
  }

  function choice(label, options, value) {
    const element = html("select");
    element.setAttribute("aria-label", label);
    for (const [word, name] of options) element.append(Object.assign(html("option", "", name), { value: word }));
    element.value = value;
    return element;
  }

  function button(name, text, press) {
    const element = html("button", "", text);
    Object.assign(element, { type: "button", title: name });
    element.setAttribute("aria-label", name);
    element.addEventListener("click", press);
    return element;
  }

  /** Put the controls into their place beside the timeline. */
  function build(box, plot, map) {
    parts = {
      back: button("Step back", "‹", () => step(-1)),
      play: button("Play", "▶", toggle),
      next: button("Step forward", "›", () => step(1)),
      stop: button("End playing", "■", stop),
      step: choice("Length of a step", Object.entries(STEPS).map(([word, [, name]]) => [word, name]), "day"),
      way: choice("What a step shows", Object.entries(WAYS), "window"),
      speed: choice("Steps a second", SPEEDS.map((speed) => [speed, `${speed} / s`]), 1),
      sign: html("div", "kordon-play-sign"),
      range: html("div", "kordon-play-range"),
    };
    parts.stop.title = "End playing: back to the days chosen before (Esc)";
    parts.step.addEventListener("change", () => {
      chosen = parts.step.value;
      if (going) show(0);
    });
    parts.way.addEventListener("change", () => going && show(going.at));
    box.append(parts.back, parts.play, parts.next, parts.stop, parts.step, parts.way, parts.speed);
    plot.append(parts.range);
    map.getContainer().append(parts.sign);
    document.addEventListener(period.CHANGED, () => {
      if (!going || period.same(period.now(), going.days)) return;
      clearTimeout(timer); // other days were chosen: those are meant
      going = null;
      mark();
    });
    listen();
    mark();
  }

  kordon.play = { build, mark, running: () => Boolean(going && going.running) };
})((window.kordon = window.kordon || {}));
