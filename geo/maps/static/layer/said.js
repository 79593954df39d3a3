/* What the map says to the page around its frame: filters that were drawn or clicked.

   It goes the way of every Streamlit component, as the component's value. geo/ui/map_said.py puts it into the sidebar's
   own filters before the page runs once more, so the map keeps its view and its drawing until the new one is there. */
(function (kordon) {
  "use strict";

  let times = 0;

  function say(what) {
    times += 1; // the same filter said twice, with another in between in the sidebar, is news again
    const value = { ...what, times, at: Date.now() };
    window.parent.postMessage({ isStreamlitMessage: true, type: "streamlit:setComponentValue", dataType: "json", value }, "*");
  }

  kordon.said = {
    /** A name as the filters write it: a comma parts values, so its own is kept by a backslash. */
    escaped: (text) => text.replace(/[\\,]/g, "\\$&"),

    /** Set filters {word: text}; null takes a filter out. Other filters stay as they are. */
    filter: (words) => say({ filter: words }),
  };
})((window.kordon = window.kordon || {}));
