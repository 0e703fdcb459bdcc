// The article inside the site's own theme: the theme's page is woven round the blocks, which stay as they are.
"use strict";

const dress = (() => {
  const root = document.documentElement;
  const { head, body } = document;
  const base = document.querySelector("base");
  const column = document.querySelector(".wongo-column"); // the built-in page
  const builtIn = document.querySelector("#wongo-built-in"); // its style sheet
  const own = column.querySelector(".wongo-article");
  const [STARTS, ENDS] = ["wongo:article", "/wongo:article"];
  const OURS = new Set(["data-theme", "lang"]);

  let sheets = []; // the theme's style sheets, as they stand in the head
  let awaited = new Set(); // those that are on their way from the site's folder
  let sent = ""; // the page that is shown
  let shown = null; // the same, as it came

  function markers(where) {
    const comments = document.createTreeWalker(where, NodeFilter.SHOW_COMMENT);
    let [first, last] = [null, null];
    while (comments.nextNode()) {
      if (comments.currentNode.data === STARTS) first ??= comments.currentNode;
      if (comments.currentNode.data === ENDS) last = comments.currentNode;
    }
    return first && last && first.parentNode === last.parentNode ? [first, last] : null;
  }

  function empty([first, last]) {
    while (first.nextSibling !== last) first.nextSibling.remove();
  }

  // Return the page's style sheets, those of the site by addresses that change when their content does.
  function sheetsOf(page, { versions, host }) {
    const made = [];
    for (const element of page.querySelectorAll("style, link[rel~='stylesheet' i][href]")) {
      if (element.localName === "link" && !/\balternate\b/i.test(element.rel)) made.push(linked(element, versions, host));
      else if (element.localName === "style" && page.head.contains(element)) made.push(element);
    }
    return made;
  }

  function linked(element, versions, host) {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    if (element.media) link.media = element.media;
    let url;
    try {
      url = new URL(element.getAttribute("href"), base.href);
    } catch {
      return link;
    }
    if (host && url.host === host) url = new URL(url.pathname, base.href);
    if (url.pathname in versions) url.search = versions[url.pathname];
    link.href = url.href;
    return link;
  }

  function matchOwn(element, fresh) {
    for (const { name } of [...fresh.attributes]) {
      if (/^on/i.test(name)) fresh.removeAttribute(name);
    }
    for (const name of OURS) {
      if (element.hasAttribute(name)) fresh.setAttribute(name, element.getAttribute(name));
      else fresh.removeAttribute(name);
    }
    nodes.matchAttributes(element, fresh);
  }

  function weaveIn(message) {
    const page = new DOMParser().parseFromString(message.html, "text/html");
    const fresh = sheetsOf(page, message);
    nodes.inert(page.body);
    appearance.answerSources(page.body);
    const places = markers(page.body);
    if (places) empty(places);
    const kept = wongo.standingNodes();
    for (const node of kept) node.remove(); // they come back as they are
    builtIn.disabled = true;
    sheets = nodes.weave(head, sheets, fresh, null);
    matchOwn(root, page.documentElement);
    matchOwn(body, page.body);
    nodes.weave(body, [...body.childNodes], [...page.body.childNodes], null);
    const standing = places && markers(body);
    if (standing) wongo.stand(standing[0].parentNode, standing[1]);
    else wongo.stand(document.createElement("article"), null); // the page has the article itself
    rooms.keep(document.images, message.rooms);
    appearance.answerSheets();
    awaitSheets();
  }

  // A page without its style sheets is not shown, for a moment at most: signs.css.
  function awaitSheets() {
    awaited = new Set(sheets.filter((element) => element.localName === "link" && !element.sheet &&
      element.href.startsWith(new URL("/", base.href).href)));
    tellAwaited();
  }

  function tellAwaited() {
    root.toggleAttribute("data-wongo-dressing", awaited.size > 0);
  }

  function sheetCame(event) {
    if (awaited.delete(event.target)) tellAwaited();
  }

  document.addEventListener("load", sheetCame, true);
  document.addEventListener("error", sheetCame, true);

  function showPage(message, number) {
    const whole = JSON.stringify(message);
    if (whole !== sent) {
      sent = whole;
      shown = message;
      wongo.holdingStill(() => weaveIn(message));
    }
    wongo.tellDressed(number);
  }

  function showArticle() {
    if (!sent) return;
    sent = "";
    shown = null;
    wongo.holdingStill(() => {
      for (const sheet of sheets) sheet.remove();
      sheets = [];
      awaitSheets();
      builtIn.disabled = false;
      wongo.stand(own, null);
      matchOwn(root, document.createElement("html"));
      body.replaceChildren(column);
      matchOwn(body, document.createElement("body"));
      body.className = "wongo-page";
    });
  }

  function setTheme(name) {
    root.dataset.theme = name;
    appearance.setTheme(name);
    if (shown) wongo.holdingStill(() => weaveIn(shown));
  }

  return { showPage, showArticle, setTheme };
})();
Object.assign(window.wongo, dress);
