/* What the view shows and what it leaves out, told to the cards at the map's edge and to the table. */
(function (kordon) {
  "use strict";

  const { areas, legend, table } = kordon;

  /** How many sightings of the answer's filters the view leaves out: pins beyond it, areas neither in it nor around it. */
  function hidden({ pins, areas: wide }, inView, beyond) {
    const sum = (marks) => marks.reduce((all, mark) => all + mark.sightings, 0);
    const areasOut = wide.filter((area) => !inView.includes(area) && !beyond.includes(area));
    return Math.max(0, (pins ? pins[0] : 0) - sum(inView.filter((mark) => !mark.area))) + sum(areasOut);
  }

  /** Fit the view to everything that passes the filters. */
  function showAll(map, { pins, areas: wide }) {
    const bounds = L.latLngBounds(wide.map(({ lat, lon }) => [lat, lon]));
    if (pins) bounds.extend([[pins[2], pins[1]], [pins[4], pins[3]]]);
    if (bounds.isValid()) map.fitBounds(bounds, { padding: [60, 60], maxZoom: Math.round(map.getZoom()) });
  }

  /** Fill the cards and the table with what the view of the layer shows now. */
  function tell(layer) {
    const { _map: map, _answer: answer, _shown: query } = layer;
    const bounds = map.getBounds();
    const inView = layer._drawn.filter((mark) => (mark.area ? !mark.away : bounds.contains([mark.lat, mark.lon])));
    const { lat, lng } = map.getCenter();
    const beyond = answer.areas.filter((area) => {
      const rings = inView.includes(area) ? null : layer._outline(area);
      return rings && areas.within(rings, lat, lng);
    });
    const ways = layer._ways();
    const along = layer._panes.arrows.querySelectorAll(".kordon-along").length;
    const sites = kordon.sitesIn(bounds);
    const { unplaced, unplacedMovements, areasLeftOut, areasQuieter, endless, quieter, asOf } = answer;
    const seen = {
      inView, beyond, ways, along, unplaced, unplacedMovements, areasLeftOut, areasQuieter, endless, quieter, asOf,
      arrows: layer._panes.arrows.childElementCount - along,
      waysDrawn: ways.length,
      busiest: kordon.side.busiest(answer.arrows),
      layers: ["roads", "railways"].filter(kordon.layers.on).concat(sites.layers),
      roughly: sites.roughly,
      reaches: layer._reaches,
      hatched: layer._panes.areas.querySelector(".kordon-area") !== null,
      largest: layer._largest,
      hidden: hidden(answer, inView, beyond),
    };
    const open = (mark) => layer._open(mark);
    legend.fill(layer._cards, kordon.side.joined(seen), query, open, () => showAll(map, answer));
    table.fill(layer._table, seen, query, open);
  }

  kordon.seen = { tell };
})((window.kordon = window.kordon || {}));
