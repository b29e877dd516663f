"use strict";
// The rows of a browser: shards come one after the other; what has come can be filtered and sorted at once.
(function () {
  const rows = { count: 0, columns: {}, shards: 1, taken: 0, total: 0, described: [] };

  function unpacked(column) {
    return Array.isArray(column) ? column : column.at.map(function (at) { return column.of[at]; });
  }

  function next() {
    if (rows.taken >= rows.shards) return;
    const script = document.createElement("script");
    script.src = "data/" + rows.name + "-" + rows.taken + ".js";
    document.head.append(script);
  }

  newsclaims.name = function (labels) { newsclaims.labels = labels; };
  newsclaims.open = function (table) {
    rows.name = table.name;
    rows.total = table.rows;
    rows.shards = table.shards;
    rows.described = table.columns;
  };
  newsclaims.take = function (shard, count, columns) {
    for (const key of Object.keys(columns)) {
      const all = rows.columns[key] || (rows.columns[key] = []);
      for (const value of unpacked(columns[key])) all.push(value);
    }
    rows.count += count;
    rows.taken = shard + 1;
    document.dispatchEvent(new Event("rows"));
    setTimeout(next, 30);
  };

  // Which rows hold all words asked for and every chosen word, in the order asked for.
  newsclaims.select = function (asked) {
    const words = asked.q.toLowerCase().split(/\s+/).filter(Boolean);
    const texts = rows.described.filter(function (column) { return column.shown !== "number" && column.shown !== "links"; });
    const chosen = Object.entries(asked.words).filter(function (pair) { return pair[1]; });
    const found = [];
    for (let at = 0; at < rows.count; at++) {
      if (asked.id && rows.columns.id[at] !== asked.id) continue;
      if (!chosen.every(function (pair) { return rows.columns[pair[0]][at] === pair[1]; })) continue;
      if (words.length) {
        const text = texts.map(function (column) { return String(rows.columns[column.key][at]); }).join("\n").toLowerCase();
        if (!words.every(function (word) { return text.includes(word); })) continue;
      }
      found.push(at);
    }
    return asked.sort ? sorted(found, asked.sort) : found;
  };

  function sorted(found, sort) {
    const key = sort.replace("-", "");
    const values = rows.columns[key + "_order"] || rows.columns[key];
    const sign = sort.startsWith("-") ? -1 : 1;
    const collator = new Intl.Collator(newsclaims.language() === "en" ? "en" : "zh");
    const isNothing = function (value) { return value === null || value === ""; };
    return found.sort(function (one, other) {
      const a = values[one], b = values[other];
      if (isNothing(a) || isNothing(b)) return isNothing(a) - isNothing(b) || one - other;  // what says nothing stands last
      const order = typeof a === "number" ? a - b : collator.compare(a, b);
      return sign * order || one - other;
    });
  }

  newsclaims.rows = rows;
})();
