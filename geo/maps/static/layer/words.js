/* Numbers, intervals and dates as the map says them. What is unknown is said, never filled. */
(function (kordon) {
  "use strict";

  const plain = new Intl.NumberFormat("en");
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

  const UNKNOWN_KIND = "of unknown kind";
  const SINGLE = { unknown: UNKNOWN_KIND };
  const PLURALS = { aircraft: "aircraft", person: "people", unknown: UNKNOWN_KIND };

  const words = {
    /** 12345 -> "12,345" */
    number: (n) => plain.format(n),

    /** A number that fits a small circle: 1234 -> "1.2k". */
    short(n) {
      if (n < 1000) return String(n);
      if (n < 10000) return (Math.floor(n / 100) / 10).toFixed(1).replace(".0", "") + "k";
      if (n < 1000000) return Math.floor(n / 1000) + "k";
      return (Math.floor(n / 100000) / 10).toFixed(1).replace(".0", "") + "M";
    },

    /** Both ends of a count: "50", "50+", "≤12", "30–40"; "~30–40" where an end is only about right; null and null is "n/a". */
    interval(low, high, write, about) {
      const say = write || words.number;
      if (low === null && high === null) return "n/a";
      const rough = about ? "~" : "";
      if (low === null) return rough + "≤" + say(high);
      if (high === null) return rough + say(low) + "+";
      return rough + (low === high ? say(low) : say(low) + "–" + say(high));
    },

    /** many(1, "sighting") -> "1 sighting" */
    many: (n, noun) => words.number(n) + " " + noun + (n === 1 ? "" : "s"),

    /** An interval with its unit: "1 train", "6 aircraft", "16+ of unknown kind"; "" where no number was said. */
    units(low, high, unit, about) {
      if (low === null && high === null) return "";
      const one = low === 1 && high === 1;
      const noun = one ? SINGLE[unit] || unit : PLURALS[unit] || unit + "s";
      return `${words.interval(low, high, words.number, about)} ${noun}`;
    },

    /** One count with its own qualifier, as a report gave it. */
    count(row) {
      const { count_min: low = null, count_max: high = null } = row; // what is not known is not sent
      if (low === null && high === null) return "number not said";
      const said = words.interval(low, high);
      return row.count_qualifier === "about" ? "about " + said : said;
    },

    /** "16 Dec 2022", "12–19 Dec 2022", "16 Dec 2022, 01:00 UTC"; no date is said to be none. */
    when(row) {
      const first = moment(row.observed_from);
      const last = moment(row.observed_to);
      if (!first && !last) return "date not said";
      const hour = row.time_precision === "hour";
      if (!first) return "until " + day(last, hour);
      if (!last) return "from " + day(first, hour);
      if (day(first, hour) === day(last, hour)) return day(first, hour);
      if (hour || first.getUTCFullYear() !== last.getUTCFullYear()) return day(first, hour) + " – " + day(last, hour);
      if (first.getUTCMonth() !== last.getUTCMonth()) {
        return `${first.getUTCDate()} ${MONTHS[first.getUTCMonth()]} – ${day(last, false)}`;
      }
      return `${first.getUTCDate()}–${day(last, false)}`;
    },
  };

  function moment(text) {
    if (!text) return null;
    // A date without a zone is UTC, as the records hold it.
    const zoned = text.length > 10 && !/[zZ]|[+-]\d\d:?\d\d$/.test(text) ? text + "Z" : text;
    const read = new Date(zoned);
    return Number.isNaN(read.getTime()) ? null : read;
  }

  function day(time, hour) {
    const said = `${time.getUTCDate()} ${MONTHS[time.getUTCMonth()]} ${time.getUTCFullYear()}`;
    return hour ? `${said}, ${time.toISOString().slice(11, 16)} UTC` : said;
  }

  kordon.words = words;
})((window.kordon = window.kordon || {}));
