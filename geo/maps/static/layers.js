/* What the map shows beside the sightings: a switch for each layer, the choice kept in the address bar. */
(function (kordon) {
  "use strict";

  const WORD = "layers";
  const CHANGED = "kordon:layers";
  const ALL = {
    countries: { name: "Countries", shown: true },
    areas: { name: "First-order areas", shown: true },
    rivers: { name: "Rivers and lakes", shown: true },
    towns: { name: "Towns", shown: true },
    ways: { name: "Ways from – to", shown: true },
    roads: { name: "Roads, schematic" },
    railways: { name: "Railways, schematic" },
    airfields: { name: "Airfields" },
    grounds: { name: "Training grounds" },
    crossings: { name: "Border crossings" },
    symbols: { name: "Symbols, close by", shown: true },
    heat: { name: "Heat of movements" },
  };
  const LATER = /^(?:tiles|overlay-[1-9]\d{0,5})$/; // layers that are added once their list is known
  const NS = "http://www.w3.org/2000/svg";
  const PICTURES = {
    roads: '<path d="M1 7H21" stroke-width="2"/>',
    railways: '<path d="M1 7H21" stroke-width="1.4"/><path d="M4 3.8V10.2M8.7 3.8V10.2M13.3 3.8V10.2M18 3.8V10.2" stroke-width="1.4"/>',
    airfields: '<path d="M11 1.5V12.5M4 8.5L11 5L18 8.5M8.5 12.5H13.5" stroke-width="1.7"/>',
    grounds: '<path d="M11 2L17 12H5Z" stroke-width="1.6"/>',
    crossings: '<path d="M5 2V12M17 2V12M5 5H17M5 9H17" stroke-width="1.6"/>',
  };
  const usual = Object.keys(ALL).filter((name) => ALL[name].shown);
  let shown = null;
  let list = null;

  /** The layers that a text names, and no others; null for one that names none that we know. */
  function read(text) {
    if (text === null) return null;
    const named = text.split(",").filter((name) => Object.hasOwn(ALL, name) || LATER.test(name));
    return named.length || text === "none" ? new Set(named) : null;
  }

  function choice() {
    shown = shown || read(kordon.address.said(WORD)) || read(kordon.address.kept(WORD)) || new Set(usual);
    return shown;
  }

  function write() {
    const names = [...new Set([...Object.keys(ALL), ...choice()])].filter((name) => choice().has(name));
    const same = names.length === usual.length && usual.every((name) => choice().has(name));
    kordon.address.write(WORD, same ? null : names.join(",") || "none");
  }

  /** The picture of a layer, as its switch and the legend show it. */
  function picture(name) {
    const drawn = document.createElementNS(NS, "svg");
    for (const [word, value] of Object.entries({ width: 22, height: 14, viewBox: "0 0 22 14", "aria-hidden": "true", class: `kordon-sign kordon-sign-${name}` })) drawn.setAttribute(word, value);
    drawn.innerHTML = PICTURES[name] || ""; // our own drawing, nothing of a user's
    return drawn;
  }

  function row(name) {
    const label = document.createElement("label");
    label.dataset.layer = name;
    if (ALL[name].hint) label.title = ALL[name].hint;
    const box = Object.assign(document.createElement("input"), { type: "checkbox", checked: choice().has(name), name });
    box.addEventListener("change", () => {
      if (box.checked) choice().add(name);
      else choice().delete(name);
      write();
      document.dispatchEvent(new CustomEvent(CHANGED, { detail: name }));
    });
    const said = document.createElement("span");
    said.textContent = ALL[name].name;
    label.append(box, said);
    if (ALL[name].picture) label.append(ALL[name].picture);
    else if (PICTURES[name]) label.append(picture(name));
    return label;
  }

  /** Offer one more layer; its name is text. One that is offered already takes the new picture. */
  function add(name, title, drawn, hint = "") {
    ALL[name] = { name: title, picture: drawn, hint };
    if (!list) return;
    const old = [...list.querySelectorAll("label")].find((label) => label.dataset.layer === name);
    if (old) old.replaceWith(row(name));
    else list.append(row(name));
  }

  /** Offer a layer no more. */
  function drop(name) {
    delete ALL[name];
    if (!list) return;
    for (const label of list.querySelectorAll("label")) if (label.dataset.layer === name) label.remove();
    if (choice().delete(name)) write();
  }

  const Switches = L.Control.extend({
    onAdd() {
      const card = L.DomUtil.create("div", "kordon-layers");
      const button = L.DomUtil.create("button", "kordon-layers-open", card);
      Object.assign(button, { type: "button", title: "Layers" });
      button.setAttribute("aria-label", "Layers");
      button.innerHTML = '<svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><path d="M10 2.5L18 7L10 11.5L2 7ZM2 10.2L10 14.7L18 10.2M2 13.3L10 17.8L18 13.3" fill="none" stroke="currentColor" stroke-width="1.4" stroke-linejoin="round"/></svg>';
      list = L.DomUtil.create("fieldset", "", card);
      L.DomUtil.create("legend", "", list).textContent = "Layers";
      list.append(...Object.keys(ALL).map(row));
      const open = (wanted) => {
        list.hidden = !wanted;
        button.setAttribute("aria-expanded", String(wanted));
      };
      open(false);
      button.addEventListener("click", () => open(list.hidden));
      card.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || list.hidden) return;
        open(false);
        button.focus();
      });
      L.DomEvent.disableClickPropagation(card);
      L.DomEvent.disableScrollPropagation(card);
      return card;
    },
  });

  kordon.layers = {
    CHANGED,
    add,
    drop,
    picture,
    on: (name) => choice().has(name),
    named: (name) => ALL[name].name,
    switches: () => new Switches({ position: "topright" }),
  };
})((window.kordon = window.kordon || {}));
