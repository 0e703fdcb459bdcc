// The preview's own script. It runs in a world of its own (ApplicationWorld), with the page's scripts
// off: it makes inert nodes of the HTML it is sent and puts them in place, keeping what stays. Out go
// only calls of the channel object `page` (editor/ui/preview/bridge.py). Timers do not run here, since
// the page's scripts are off; animation frames, promises and listeners do.
"use strict";

const wongo = (() => {
  const root = document.documentElement;
  const body = document.body;
  const article = document.querySelector(".wongo-article");
  const head = document.querySelector(".wongo-head");
  const base = document.querySelector("base");
  const room = document.implementation.createHTMLDocument("").body;
  // Taken here, before there is an article: an element named "hidden" would stand in its place.
  const isHidden = Object.getOwnPropertyDescriptor(Document.prototype, "hidden").get.bind(document);
  const byId = Document.prototype.getElementById.bind(document);
  const without = (element, name) => Element.prototype.removeAttribute.call(element, name);

  let page = null; // the channel object
  let blocks = []; // { nodes: [Node], line: number }, as the feed counts them
  let quietAt = 0; // where we scrolled to ourselves: that is nobody's scrolling
  let toldLine = -1;
  let isTelling = false;

  // ---- inert nodes -----------------------------------------------------------------------------

  const GONE = "script, base, meta, link, noscript, template, animate, set";
  const EMBEDDED = "iframe, frame, object, embed, applet, fencedframe, portal";
  const CONTROLS = "input, button, select, textarea, output, fieldset";
  const STRIPPED = new Set(["accesskey", "action", "autofocus", "autoplay", "contenteditable", "download",
    "formaction", "is", "ping", "popover", "popovertarget", "srcdoc", "tabindex", "target"]);

  function read(html) {
    room.innerHTML = html;
    inert(room);
    return [...room.childNodes];
  }

  function inert(fragment) {
    for (const element of fragment.querySelectorAll(GONE)) element.remove();
    for (const element of fragment.querySelectorAll(EMBEDDED)) element.replaceWith(placeOf(element));
    for (const element of fragment.querySelectorAll(CONTROLS)) {
      without(element, "id"); // a form gives its controls as properties of these names
      without(element, "name");
      element.setAttribute("inert", "");
    }
    for (const element of fragment.querySelectorAll("img")) without(element, "name");
    for (const form of fragment.querySelectorAll("form")) unform(form);
    for (const element of fragment.querySelectorAll("*")) disarm(element);
  }

  function unform(form) {
    const box = room.ownerDocument.createElement("div");
    const inside = room.ownerDocument.createRange();
    inside.selectNodeContents(form);
    box.append(inside.extractContents());
    Element.prototype.replaceWith.call(form, box);
  }

  function disarm(element) {
    for (const { name, value } of [...element.attributes]) {
      const plain = name.toLowerCase();
      const isScript = /^javascript:/i.test(value.replace(/[\u0000-\u0020]/g, ""));
      if (plain.startsWith("on") || STRIPPED.has(plain) || isScript) element.removeAttribute(name);
    }
    // The colours of the article as properties, so that the dark page can lift them: shell.css.
    const { color, backgroundColor } = element.style ?? {};
    if (color) element.style.setProperty("--wongo-ink", color);
    if (backgroundColor) element.style.setProperty("--wongo-wash", backgroundColor);
  }

  function placeOf(element) {
    const address = element.getAttribute("src") ?? element.getAttribute("data") ?? "";
    const place = room.ownerDocument.createElement("a");
    place.className = "wongo-embed";
    const [width, height] = ["width", "height"].map((name) => parseInt(element.getAttribute(name), 10));
    if (width > 0 && height > 0) place.style.aspectRatio = `${width} / ${height}`;
    let host = element.localName;
    if (/^(https?:)?\/\//i.test(address)) {
      host = new URL(address, "https://x/").host;
      place.href = address;
    }
    place.append(host);
    return place;
  }

  // ---- putting nodes in place ------------------------------------------------------------------

  // Make the siblings `olds` of `parent` read as `news`, before the node `end`, and return the nodes
  // that then stand there: old ones where they could stay. Pictures stay loaded, selections stay.
  function weave(parent, olds, news, end) {
    let head = 0;
    let tail = 0;
    const shorter = Math.min(olds.length, news.length);
    while (head < shorter && olds[head].isEqualNode(news[head])) head += 1;
    while (tail < shorter - head && olds.at(-1 - tail).isEqualNode(news.at(-1 - tail))) tail += 1;
    const before = tail ? olds[olds.length - tail] : end;
    const standing = olds.slice(0, head);
    for (let at = head; at < Math.max(olds.length, news.length) - tail; at += 1) {
      const old = at < olds.length - tail ? olds[at] : null;
      const fresh = at < news.length - tail ? news[at] : null;
      if (old && fresh) standing.push(turned(old, fresh));
      else if (fresh) standing.push(parent.insertBefore(fresh, before));
      else old.remove();
    }
    return standing.concat(tail ? olds.slice(-tail) : []);
  }

  function turned(old, fresh) {
    if (old.nodeType !== fresh.nodeType || old.nodeName !== fresh.nodeName ||
        old.namespaceURI !== fresh.namespaceURI) {
      old.replaceWith(fresh);
      return fresh;
    }
    if (old.nodeType === Node.ELEMENT_NODE) {
      matchAttributes(old, fresh);
      weave(old, [...old.childNodes], [...fresh.childNodes], null);
    } else if (old.data !== fresh.data) {
      old.data = fresh.data;
    }
    return old;
  }

  function matchAttributes(old, fresh) {
    for (const { name } of [...old.attributes]) {
      if (!fresh.hasAttribute(name) && !name.startsWith("data-wongo-")) old.removeAttribute(name);
    }
    for (const attribute of [...fresh.attributes]) {
      if (old.getAttribute(attribute.name) === attribute.value) continue;
      old.setAttributeNode(attribute.cloneNode());
      if (attribute.name === "src") old.removeAttribute("data-wongo-missing");
    }
  }

  function splice(start, removed, htmls, lines) {
    const end = blocks.slice(start + removed).find((block) => block.nodes.length)?.nodes[0] ?? null;
    const olds = blocks.slice(start, start + removed).flatMap((block) => block.nodes);
    const fresh = htmls.map(read);
    const standing = weave(article, olds, fresh.flat(), end);
    let at = 0;
    const made = fresh.map((nodes, index) => {
      const own = standing.slice(at, at + nodes.length);
      at += nodes.length;
      return { nodes: own, line: lines[index] };
    });
    blocks = blocks.slice(0, start).concat(made, blocks.slice(start + removed));
  }

  function shift(start, count, by) {
    for (let index = start; index < start + count; index += 1) blocks[index].line += by;
  }

  // ---- where things are ------------------------------------------------------------------------

  function elementOf(block) {
    return block.nodes.find((node) => node.nodeType === Node.ELEMENT_NODE && node.getClientRects().length);
  }

  // Return the last block for which `isBefore` holds, among blocks that are seen; they stand in order.
  function lastBlock(isBefore) {
    let low = 0;
    let high = blocks.length;
    let found = -1;
    while (low < high) {
      const middle = (low + high) >> 1;
      let at = middle;
      while (at < high && !elementOf(blocks[at])) at += 1;
      if (at < high && isBefore(at)) {
        found = at;
        low = at + 1;
      } else {
        high = middle;
      }
    }
    return found;
  }

  const topOf = (index) => elementOf(blocks[index]).getBoundingClientRect().top;

  function nextSeen(index) {
    for (let at = index + 1; at < blocks.length; at += 1) if (elementOf(blocks[at])) return at;
    return -1;
  }

  function heightOf(index) {
    const next = nextSeen(index);
    return next < 0 ? article.getBoundingClientRect().bottom - topOf(index) : topOf(next) - topOf(index);
  }

  function lineAtTop() {
    const index = lastBlock((at) => topOf(at) <= 1);
    if (index < 0) return 0;
    const next = nextSeen(index);
    const lines = (next < 0 ? blocks[index].line : blocks[next].line) - blocks[index].line;
    const share = Math.min(1, Math.max(0, -topOf(index) / Math.max(1, heightOf(index))));
    return blocks[index].line + Math.floor(share * lines);
  }

  function placeOfLine(line) {
    const index = lastBlock((at) => blocks[at].line <= line);
    if (index < 0) return blocks.length ? { top: 0, height: 0, isFirst: true } : null;
    const next = nextSeen(index);
    const lines = Math.max(1, (next < 0 ? blocks[index].line + 1 : blocks[next].line) - blocks[index].line);
    const share = Math.min(1, (line - blocks[index].line) / lines);
    const isFirst = line <= blocks[0].line;
    return { top: topOf(index) + share * heightOf(index), height: heightOf(index), isFirst };
  }

  // ---- scrolling -------------------------------------------------------------------------------

  function scroll(by) {
    if (Math.abs(by) >= 1) window.scrollBy({ top: by, behavior: "instant" });
    quietAt = window.scrollY;
  }

  // Make a change; what is at the top of the view stays where it is.
  function holdingStill(change) {
    const anchors = window.scrollY > 0 ? visible() : [];
    change();
    const kept = anchors.find(([element]) => element.isConnected);
    scroll(kept ? kept[0].getBoundingClientRect().top - kept[1] : 0);
  }

  function visible() {
    const found = [];
    const first = Math.max(0, lastBlock((at) => topOf(at) <= 0));
    for (let index = first; index < blocks.length; index += 1) {
      const element = elementOf(blocks[index]);
      const edges = element?.getBoundingClientRect();
      if (edges && edges.top > window.innerHeight) break;
      if (edges && edges.bottom > 0) found.push([element, edges.top]);
    }
    return found;
  }

  function tellScroll() {
    if (isTelling || Math.abs(window.scrollY - quietAt) < 1) return;
    isTelling = true;
    requestAnimationFrame(() => {
      isTelling = false;
      quietAt = window.scrollY;
      const line = lineAtTop();
      if (line !== toldLine) page.scrolled(line);
      toldLine = line;
    });
  }

  function tellClick(event) {
    if (event.target.closest?.("a[href]")) return;
    const index = blocks.findIndex((block) => block.nodes.some((node) => node.contains(event.target)));
    if (index >= 0) page.clicked(blocks[index].line);
  }

  // ---- acknowledging ---------------------------------------------------------------------------

  let unpainted = [];
  const afterFrame = new MessageChannel();
  afterFrame.port1.onmessage = flush;

  // What is posted in a frame arrives when the frame is painted. A hidden page has no frames: it counts
  // as painted at once.
  function whenPainted(then) {
    unpainted.push(then);
    if (isHidden()) flush();
    else requestAnimationFrame(() => afterFrame.port2.postMessage(null));
  }

  function flush() {
    const ready = unpainted;
    unpainted = [];
    for (const then of ready) then();
  }

  // ---- what the program calls ------------------------------------------------------------------

  const STEPS = { splice, shift };

  function make(push) {
    if (push.fresh) {
      article.replaceChildren();
      blocks = [];
      toldLine = -1;
      window.scrollTo({ top: 0, behavior: "instant" });
    }
    for (const [step, ...values] of push.steps) STEPS[step](...values);
    if (blocks.length !== push.count) throw new Error(`${blocks.length} blocks, not ${push.count}`);
  }

  function push(message) {
    try {
      holdingStill(() => make(message));
    } catch (error) {
      console.error(String(error));
      page.lost(message.number);
      return;
    }
    whenPainted(() => page.painted(message.number));
  }

  function showHead(html) {
    holdingStill(() => weave(head, [...head.childNodes], read(html), null));
  }

  function setBase(address, language) {
    base.href = address;
    root.lang = language;
  }

  function setTheme(name) {
    root.dataset.theme = name;
  }

  function goToLine(line, at) {
    const place = placeOfLine(line);
    if (place) scroll(place.isFirst ? -window.scrollY : place.top - at * window.innerHeight);
  }

  function reveal(line) {
    const place = placeOfLine(line);
    if (!place) return;
    const bottom = place.top + Math.min(place.height, window.innerHeight / 4);
    if (place.top < 0 || bottom > window.innerHeight) scroll(place.top - window.innerHeight / 3);
  }

  function goToId(id) {
    const element = byId(id);
    if (element) element.scrollIntoView({ behavior: "instant" });
  }

  new QWebChannel(qt.webChannelTransport, (channel) => {
    page = channel.objects.page;
    document.addEventListener("visibilitychange", () => isHidden() && flush());
    window.addEventListener("scroll", tellScroll, { passive: true });
    body.addEventListener("click", tellClick);
    body.addEventListener("error", (event) => {
      if (event.target instanceof HTMLImageElement) event.target.setAttribute("data-wongo-missing", "");
    }, true);
    page.started();
  });

  return { push, showHead, setBase, setTheme, goToLine, reveal, goToId };
})();
window.wongo = wongo;
