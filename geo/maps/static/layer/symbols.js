/* Military symbols (APP-6D, MIL-STD-2525D) of what is told most at a place, close by. The server draws them all at once
   into one sprite; until it is here, and where there are several kinds to a cell, circles stand. */
(function (kordon) {
  "use strict";

  const { make } = kordon.shapes;
  const FROM = 10; // zoom; geo/maps/grid.py holds the same
  const SCALE = 0.26; // pixels for each unit of the sprite, whose symbols stand around (100, 100)
  const BAR = 5; // height in pixels of the bar of shares beneath a symbol
  const SIDES = { 6: "Russian forces (hostile)", 5: "Belarusian forces (suspect)", 3: "Ukrainian forces (friend)", 1: "Not said whose, or others" };
  const EMPTY = (side) => `100${side}1500000000000000`; // a frame with nothing in it

  let sprite = null;
  let asked = false;

  /** Fetch the sprite, once; what waits for it is told as of a change of layers. */
  async function load() {
    if (asked) return;
    asked = true;
    try {
      const answer = await fetch("../../vendor/kordon/symbols.svg");
      if (!answer.ok) throw new Error(String(answer.status));
      const read = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
      read.setAttribute("class", "kordon-sprite");
      sprite = document.body.appendChild(document.importNode(read, true));
      document.dispatchEvent(new CustomEvent(kordon.layers.CHANGED, { detail: "symbols" }));
    } catch (failed) {
      asked = false; // circles stand for them; the next view asks again
    }
  }

  /** Whether symbols are drawn at a zoom now. */
  function on(zoom) {
    if (zoom < FROM || !kordon.layers.on("symbols")) return false;
    load();
    return sprite !== null;
  }

  /** One symbol around the origin, and its box there: [left, top, width, height]. */
  function draw(code, scale = SCALE) {
    const symbol = sprite && sprite.querySelector(`#sidc-${CSS.escape(code)}`);
    if (!symbol) return null;
    const [x, y, width, height] = symbol.getAttribute("viewBox").split(" ").map(Number);
    const box = [(x - 100) * scale, (y - 100) * scale, width * scale, height * scale];
    const [left, top, wide, high] = box.map((part) => part.toFixed(2));
    return { box, element: make("use", { href: `#sidc-${code}`, x: left, y: top, width: wide, height: high, class: "kordon-symbol" }) };
  }

  /** The parts of a mark with its symbol: halo, symbol, and beneath it the shares of what is coloured by. */
  function mark(code, shares) {
    const drawn = draw(code);
    if (!drawn) return null;
    const [left, top, width, height] = drawn.box;
    const halo = make("rect", { x: left - 3, y: top - 3, width: width + 6, height: height + 8 + BAR, rx: 4, class: "kordon-halo kordon-plate" });
    let from = left;
    const bar = shares.map(([colour, share]) => {
      const part = make("rect", { x: from.toFixed(2), y: (top + height + 2).toFixed(2), width: (share * width).toFixed(2), height: BAR, fill: colour });
      from += share * width;
      return part;
    });
    return { radius: Math.max(width, height) / 2 + 4 + BAR, parts: [halo, drawn.element, ...bar] };
  }

  /** Rows of the legend for the frames of marks: [picture, words]. */
  function legend(marks) {
    const sides = [...new Set(marks.filter((each) => each.symbol).map(({ symbol }) => symbol[3]))];
    return Object.keys(SIDES).filter((side) => sides.includes(side)).map((side) => {
      const picture = make("svg", { width: 22, height: 16, viewBox: "-20 -18 40 36", "aria-hidden": "true" });
      const drawn = draw(EMPTY(side), 0.24);
      if (drawn) picture.append(drawn.element);
      return [picture, SIDES[side]];
    });
  }

  kordon.symbols = { on, mark, legend };
})((window.kordon = window.kordon || {}));
