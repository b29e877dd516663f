"use strict";
// A link to a claim works on every page: one that does not hold the claim goes to the article that does.
(function () {
  const root = document.body.dataset.root;
  const ID = /^[0-9a-f]{24}$/;
  const unknown = document.getElementById("unknown");
  let asked = "";

  function load(name) {
    const script = document.createElement("script");
    script.src = root + "data/" + name + ".js";
    script.addEventListener("error", function () { unknown.hidden = false; });
    document.head.append(script);
  }

  function follow() {
    asked = location.hash.slice(1);
    unknown.hidden = true;
    if (ID.test(asked) && !document.getElementById(asked)) load("where");
  }

  newsclaims.where = function (letters) { load("where-" + asked.slice(0, letters)); };
  newsclaims.found = function (articles) {
    const article = articles[asked];
    unknown.hidden = Boolean(article);
    if (article) location.replace(root + "articles/" + article + ".html#" + asked);
  };
  window.addEventListener("hashchange", follow);
  follow();
})();
