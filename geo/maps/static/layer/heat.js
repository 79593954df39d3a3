/* Where reported movements lie close to each other, as a soft ground beneath the marks.

   Only movements feed it, each place or cell once with how many it holds; areas, which lie nowhere, do not. It shows
   where reports come from as much as where anything moves, and its legend says so. */
(function (kordon) {
  "use strict";

  const { html, make } = kordon.shapes;
  const LEVEL = 402; // beneath hatches, arrows and marks
  const REACH = 58; // pixels: what one place spreads over, about a cell of the grid
  const AHEAD = 0.25; // part of the view drawn beyond each edge, for small pans
  const STEPS = { light: [[255, 214, 120, 0], [250, 176, 76, 110], [222, 97, 38, 165], [158, 32, 38, 190]], dark: [[120, 76, 10, 0], [190, 106, 30, 110], [232, 140, 60, 165], [255, 214, 140, 195]] };

  /** 256 colours from none to the most. */
  function ramp(steps) {
    const made = new Uint8ClampedArray(256 * 4);
    for (let at = 0; at < 256; at += 1) {
      const part = (at / 255) * (steps.length - 1);
      const low = Math.min(Math.floor(part), steps.length - 2);
      for (let channel = 0; channel < 4; channel += 1) {
        made[at * 4 + channel] = steps[low][channel] + (steps[low + 1][channel] - steps[low][channel]) * (part - low);
      }
    }
    return made;
  }

  const ramps = {};

  /** One soft dot, made once, drawn with another strength for each mark. */
  function dot() {
    const canvas = Object.assign(document.createElement("canvas"), { width: REACH * 2, height: REACH * 2 });
    const pen = canvas.getContext("2d");
    const shade = pen.createRadialGradient(REACH, REACH, 0, REACH, REACH, REACH);
    for (const [at, alpha] of [[0, 1], [0.35, 0.6], [0.7, 0.16], [1, 0]]) shade.addColorStop(at, `rgba(0,0,0,${alpha})`);
    pen.fillStyle = shade;
    pen.fillRect(0, 0, REACH * 2, REACH * 2);
    return canvas;
  }

  /** Put the ground under a map; returns what draws it for the marks of now. */
  function build(map) {
    const pane = map.createPane("kordon-heat");
    pane.style.zIndex = LEVEL;
    pane.style.pointerEvents = "none";
    const canvas = L.DomUtil.create("canvas", "kordon-heat leaflet-zoom-hide", pane);
    canvas.setAttribute("aria-hidden", "true");
    let soft = null;

    return function draw(marks, theme) {
      const wanted = kordon.layers.on("heat");
      canvas.hidden = !wanted;
      if (!wanted) return;
      soft = soft || dot();
      const size = map.getSize();
      const edge = size.multiplyBy(AHEAD).round();
      const corner = map.containerPointToLayerPoint([0, 0]).subtract(edge);
      Object.assign(canvas, { width: size.x + 2 * edge.x, height: size.y + 2 * edge.y });
      L.DomUtil.setPosition(canvas, corner);
      const pen = canvas.getContext("2d", { willReadFrequently: true });
      const most = Math.max(1, ...marks.map((mark) => mark.movements));
      for (const { lat, lon, movements } of marks) {
        if (!movements) continue;
        const { x, y } = map.latLngToLayerPoint([lat, lon]).subtract(corner);
        if (x < -REACH || y < -REACH || x > canvas.width + REACH || y > canvas.height + REACH) continue;
        pen.globalAlpha = 0.12 + 0.78 * (Math.log1p(movements) / Math.log1p(most));
        pen.drawImage(soft, x - REACH, y - REACH);
      }
      const picture = pen.getImageData(0, 0, canvas.width, canvas.height);
      const { data } = picture;
      const colours = (ramps[theme] = ramps[theme] || ramp(STEPS[theme]));
      for (let at = 0; at < data.length; at += 4) {
        const strength = data[at + 3];
        if (!strength) continue;
        for (let channel = 0; channel < 4; channel += 1) data[at + channel] = colours[strength * 4 + channel];
      }
      pen.putImageData(picture, 0, 0);
    };
  }

  /** The rows of the legend: the ramp, and what it does not say. */
  function rows(theme) {
    const bar = make("svg", { width: 22, height: 14, viewBox: "0 0 22 14", "aria-hidden": "true" });
    STEPS[theme].slice(1).forEach(([red, green, blue], at) => bar.append(make("rect", { x: 1 + at * 6.67, y: 2, width: 6.67, height: 10, fill: `rgb(${red},${green},${blue})` })));
    bar.append(make("rect", { x: 0.5, y: 1.5, width: 21, height: 11, fill: "none", stroke: "var(--kordon-muted)" })); // the palest is near the paper
    const first = html("li");
    first.append(bar, html("span", "", "Reported movements, fewer to more"));
    return [first, html("li", "kordon-none", "Heat follows where reports come from; a blank is no proof of calm. Areas and what has no place are not in it.")];
  }

  kordon.heat = { build, rows };
})((window.kordon = window.kordon || {}));
