"use strict";
// One page of rows at a time; what is asked for stands in the address, so that it can be sent and gone back to.
(function () {
  const rows = newsclaims.rows;
  const PAGE = 100;
  const form = document.getElementById("filters");
  const body = document.querySelector("#rows tbody");
  const asked = { q: "", words: {}, sort: "", id: "", page: 1 };
  let found = [];

  function say(key, values) {
    const pair = newsclaims.labels[key] || [key, key];
    const text = newsclaims.language() === "en" ? pair[0] : pair[1];
    return text.replace(/\{(\w+)\}/g, function (_, name) { return values[name]; });
  }
  function grouped(number) { return number.toLocaleString("en"); }

  function readAddress() {
    const hash = location.hash.slice(1);
    const parameters = new URLSearchParams(hash.includes("=") ? hash : "");
    asked.id = parameters.get("id") || "";
    asked.q = parameters.get("q") || "";
    asked.sort = parameters.get("sort") || "";
    asked.page = Math.max(1, parseInt(parameters.get("page"), 10) || 1);
    form.elements.q.value = asked.q;
    for (const select of form.querySelectorAll("select")) asked.words[select.name] = parameters.get(select.name) || "";
  }
  function writeAddress() {
    const parameters = new URLSearchParams();
    if (asked.id) parameters.set("id", asked.id);
    if (asked.q) parameters.set("q", asked.q);
    for (const name of Object.keys(asked.words)) if (asked.words[name]) parameters.set(name, asked.words[name]);
    if (asked.sort) parameters.set("sort", asked.sort);
    if (asked.page > 1) parameters.set("page", asked.page);
    history.replaceState(null, "", "#" + parameters);
  }

  function choices() {
    for (const select of form.querySelectorAll("select")) {
      const present = Array.from(new Set(rows.columns[select.name])).filter(Boolean).sort();
      const options = [new Option(say("all", {}), "")];
      for (const word of present) options.push(new Option(say(word, {}), word));
      select.replaceChildren(...options);
      select.value = asked.words[select.name];
    }
  }

  function cellOf(column, at, first) {
    const cell = document.createElement(first ? "th" : "td");
    if (first) cell.scope = "row";
    cell.className = column.shown;
    cell.dataset.label = say(column.key, {});
    const value = rows.columns[column.key][at];
    if (column.shown === "links") {
      for (const pair of value) cell.append(linkTo(pair[1], pair[0]), " ");
      return cell;
    }
    const text = column.shown === "word" && value ? say(value, {}) : column.shown === "number" ? grouped(value) : value;
    const link = first && rows.columns.link[at];
    const holder = document.createElement("bdi");
    holder.append(link ? linkTo(link, text) : text);
    cell.append(holder);
    return cell;
  }
  function linkTo(address, text) {
    const link = document.createElement("a");
    link.href = address;
    link.textContent = text;
    return link;
  }
  function rowOf(at) {
    const row = document.createElement("tr");
    row.append(...rows.described.map(function (column, place) { return cellOf(column, at, place === 0); }));
    return row;
  }

  function draw() {
    const pages = Math.max(1, Math.ceil(found.length / PAGE));
    asked.page = Math.min(asked.page, rows.taken < rows.shards ? asked.page : pages);
    const from = (asked.page - 1) * PAGE;
    body.replaceChildren(...found.slice(from, from + PAGE).map(rowOf));
    const loading = rows.taken < rows.shards ? " · " + say("loading", { part: rows.taken, parts: rows.shards }) : "";
    const count = say("rows_of", { shown: grouped(found.length), rows: grouped(rows.total) });
    document.getElementById("state").textContent = (found.length || loading ? count : say(rows.total ? "nothing" : "empty", {})) + loading;
    document.getElementById("page").textContent = say("page_of", { page: asked.page, pages: pages });
    document.getElementById("previous").disabled = asked.page <= 1;
    document.getElementById("next").disabled = asked.page >= pages;
    for (const button of document.querySelectorAll("#rows thead button")) {
      const order = asked.sort === button.dataset.key ? "ascending" : asked.sort === "-" + button.dataset.key ? "descending" : "none";
      button.parentElement.setAttribute("aria-sort", order);
    }
  }
  function search() { found = newsclaims.select(asked); draw(); }
  function change() { asked.page = 1; writeAddress(); search(); }
  function turn(pages) {
    asked.page += pages;
    writeAddress();
    draw();
    document.getElementById("filters").scrollIntoView();
  }

  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("input", function (event) {
    if (event.target.name === "q") asked.q = event.target.value;
    else asked.words[event.target.name] = event.target.value;
    asked.id = "";
    change();
  });
  form.addEventListener("reset", function () {
    for (const name of Object.keys(asked.words)) asked.words[name] = "";
    asked.q = asked.sort = asked.id = "";
    change();
  });
  document.querySelector("#rows thead").addEventListener("click", function (event) {
    const button = event.target.closest("button");
    if (!button) return;
    const key = button.dataset.key;
    asked.sort = asked.sort === key ? "-" + key : asked.sort === "-" + key ? "" : key;
    change();
  });
  document.getElementById("previous").addEventListener("click", function () { turn(-1); });
  document.getElementById("next").addEventListener("click", function () { turn(1); });
  document.addEventListener("rows", function () { choices(); search(); });
  document.addEventListener("language", function () { choices(); search(); });
  window.addEventListener("hashchange", function () { readAddress(); choices(); search(); });
  readAddress();
  choices();
  search();
})();
