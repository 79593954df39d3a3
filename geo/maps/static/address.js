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

  const TOGETHER = 1000; // milliseconds: what one run of the page says is no further apart, what one does twice is

  /** The words that an address of this very page says otherwise than the address bar; null for another page. */
  function changes(shown, address) {
    const url = new shown.URL(address, shown.location.href);
    if (url.pathname !== shown.location.pathname) return null;
    const [now, then] = [shown.location.search, url.search].map((search) => new shown.URLSearchParams(search));
    const said = (words, word) => words.getAll(word).sort().join("\n");
    return [...new Set([...now.keys(), ...then.keys()])].filter((word) => said(now, word) !== said(then, word));
  }

  /* On the way to another page Streamlit first leaves an address of this page without the page's own words in the
     history: back would lead there, to a map that forgot what it showed. That step is left out. And it makes a step of
     every single filter that one gesture sets, as the first and the last day: these become one. */
  function keepHistory() {
    const shown = page(); // found now: this function outlives the frame, which a change of theme or of page takes away
    const { history } = shown;
    if (shown === window || history.kordon) return;
    const push = history.pushState;
    let step = { at: -Infinity, words: [] };
    history.kordon = true;
    history.pushState = function (state, title, address) {
      let [left, joined] = [false, false];
      try {
        left = Boolean(address) && leavesOut(shown, address);
        const words = address ? changes(shown, address) : null;
        const at = shown.performance.now();
        joined = words !== null && at - step.at < TOGETHER && !words.some((word) => step.words.includes(word));
        if (!left) step = words === null ? { at: -Infinity, words: [] } : { at, words: joined ? [...step.words, ...words] : words };
      } catch (gone) {
        [left, joined] = [false, false]; // no doubt of ours may ever keep the reader on a page
      }
      if (joined && !left) history.replaceState(state, title, address);
      else if (!left) push.call(history, state, title, address);
    };
  }
  keepHistory();

  /* A link says all of what it shows: one that is opened on the map's page in a tab that showed something else takes
     nothing from there, and the tab remembers what the link says. Only the way between the pages of this tab, and the bare address, remember. */
  function forget() {
    const shown = page();
    if (shown.kordonOpened) return;
    shown.kordonOpened = true;
    const [opened] = shown.performance.getEntriesByType("navigation");
    const link = opened && new URL(opened.name);
    if (!link || link.pathname !== shown.location.pathname || link.search.length < 2) return;
    try {
      const said = new URLSearchParams(shown.location.search); // what the page let stand of the link
      for (const word of OWN) {
        if (said.has(word)) shown.sessionStorage.setItem("kordon." + word, said.get(word));
        else shown.sessionStorage.removeItem("kordon." + word);
      }
    } catch (refused) {
      // A browser that keeps nothing has nothing to forget.
    }
  }
  forget();

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
