/* Words that the map keeps in the address bar of the page around its frame: a copied link shows the same map.

   They are also kept for the tab, since a change of page drops from the address what is not a filter. */
(function (kordon) {
  "use strict";

  function page() {
    try {
      return window.parent.location.origin === window.location.origin ? window.parent : window;
    } catch (refused) {
      return window; // the frame stands in a page of another origin
    }
  }

  const others = (word) =>
    page()
      .location.search.slice(1)
      .split("&")
      .filter((part) => part && part.split("=")[0] !== word);

  const OWN = ["map", "layers", "size", "colour", "compare", "a", "b"]; // words of the map alone

  /** Whether an address is this very page's, but for words of the map that it leaves out. What asks may outlive its
      frame, whose own URL is gone then: everything is made by the page. */
  function leavesOut(shown, address) {
    const url = new shown.URL(address, shown.location.href);
    const [now, then] = [shown.location.search, url.search].map((search) => new shown.URLSearchParams(search));
    const dropped = [...now.keys()].filter((word) => !then.has(word));
    for (const word of OWN) now.delete(word);
    const others = [now, then].map((words) => [...words].map(([word, value]) => word + "=" + value).sort().join("&"));
    return url.pathname === shown.location.pathname && dropped.length > 0 && dropped.every((word) => OWN.includes(word)) && others[0] === others[1];
  }

  /* On the way to another page Streamlit first leaves an address of this page without the page's own words in the
     history: back would lead there, to a map that forgot what it showed. That step is left out. */
  function keepHistory() {
    const shown = page(); // found now: this function outlives the frame, which a change of theme or of page takes away
    const { history } = shown;
    if (shown === window || history.kordon) return;
    const push = history.pushState;
    history.kordon = true;
    history.pushState = function (state, title, address) {
      let left = false;
      try {
        left = Boolean(address) && leavesOut(shown, address);
      } catch (gone) {
        left = false; // no doubt of ours may ever keep the reader on a page
      }
      if (!left) push.call(history, state, title, address);
    };
  }
  keepHistory();

  kordon.address = {
    OWN,

    /** What the address says of a word; null where it does not stand there. */
    said: (word) => new URLSearchParams(page().location.search).get(word),

    /** All values that the address gives a word. */
    all: (word) => new URLSearchParams(page().location.search).getAll(word),

    /** The whole search part of the page's address. */
    search: () => page().location.search,

    /** Go to a page of ours within this session, as the browser's own forward button would: one step back returns. */
    go(href) {
      const shown = page();
      shown.history.pushState({}, "", href);
      shown.dispatchEvent(new shown.PopStateEvent("popstate", { state: {} }));
    },

    /** What this tab said last of a word; null where it never did. */
    kept(word) {
      try {
        return page().sessionStorage.getItem("kordon." + word);
      } catch (refused) {
        return null;
      }
    },

    /** Write a word, leaving every other one as it is; null takes it out. The text must be safe in an address. */
    write(word, text) {
      const shown = page();
      const search = others(word).concat(text === null ? [] : [`${word}=${text}`]).join("&");
      try {
        if (text === null) shown.sessionStorage.removeItem("kordon." + word);
        else shown.sessionStorage.setItem("kordon." + word, text);
      } catch (refused) {
        // A browser that keeps nothing still has the address.
      }
      if (search === shown.location.search.slice(1)) return;
      const path = shown.location.pathname + (search && "?" + search) + shown.location.hash;
      shown.history.replaceState(shown.history.state, "", path);
    },
  };
})((window.kordon = window.kordon || {}));
