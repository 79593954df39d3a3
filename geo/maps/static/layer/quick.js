/* The days that are shown, in words, and the buttons for the last 7 and 30 days of what is held. */
(function (kordon) {
  "use strict";

  const { html } = kordon.shapes;
  const { period } = kordon;
  const LENGTHS = [7, 30];

  let pressed = () => {};

  /** Fill the place of the buttons; `data` is the answer of /api/days. */
  function offer(box, data) {
    const key = data.held.join();
    if (box.dataset.held === key) return;
    box.dataset.held = key;
    if (!data.held.length) {
      box.replaceChildren();
      return;
    }
    const newest = period.number(data.held[1]);
    const buttons = LENGTHS.map((length) => {
      const days = { from: newest - length + 1, to: newest };
      const button = html("button", "kordon-quick", `Last ${length} days`);
      button.type = "button";
      button.title = `${period.say(days)}: the last ${length} days of data, up to the newest dated sighting and not to today`;
      button.addEventListener("click", () => {
        period.set(days);
        kordon.brush.near();
      });
      return [button, days];
    });
    const up = html("span", "kordon-quick-up", `of data up to ${period.say({ from: newest, to: newest })}`);
    box.replaceChildren(...buttons.map(([button]) => button), up);
    pressed = () => buttons.forEach(([button, days]) => button.setAttribute("aria-pressed", String(period.same(period.now(), days))));
    pressed();
  }

  kordon.quick = { offer, mark: () => pressed() };
})((window.kordon = window.kordon || {}));
