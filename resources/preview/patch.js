// The preview's own script. It runs in a world of its own (ApplicationWorld), with the page's scripts
// off: it puts inert nodes (nodes.js) of the HTML it is sent in place, keeping what stays. Out go
// only calls of the channel object `page` (editor/ui/preview/bridge.py). Timers do not run here, since
// the page's scripts are off; animation frames, promises and listeners do.
"use strict";

const wongo = (() => {
  const root = document.documentElement;
  const body = document.body;
  let article = document.querySelector(".wongo-article"); // holds the blocks
  let rest = null; // the node behind the last block; null at the article's end
  const head = document.querySelector(".wongo-head");
  const base = document.querySelector("base");
  // Taken here, before there is an article: an element named "hidden" would stand in its place.
  const isHidden = Object.getOwnPropertyDescriptor(Document.prototype, "hidden").get.bind(document);
  const byId = Document.prototype.getElementById.bind(document);

  let page = null; // the channel object
  let blocks = []; // { nodes: [Node], line: number }, as the feed counts them
  let quietAt = 0; // where we scrolled to ourselves: that is nobody's scrolling
  let toldLine = -1;
  let isTelling = false;

  // ---- putting blocks in place -----------------------------------------------------------------

  let sizes = {}; // of the pictures in what is being put in place

  function splice(start, removed, htmls, lines) {
    const end = blocks.slice(start + removed).find((block) => block.nodes.length)?.nodes[0] ?? rest;
    const olds = blocks.slice(start, start + removed).flatMap((block) => block.nodes);
    const fresh = htmls.map(nodes.read);
    const standing = nodes.weave(article, olds, fresh.flat(), end);
    for (const node of standing) {
      if (node.nodeType === Node.ELEMENT_NODE) rooms.keep(node.matches("img") ? [node] : node.querySelectorAll("img"), sizes);
    }
    let at = 0;
    const made = fresh.map((list, index) => {
      const own = standing.slice(at, at + list.length);
      at += list.length;
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
    return (next < 0 ? bottomOf() : topOf(next)) - topOf(index);
  }

  function bottomOf() {
    const behind = document.createRange();
    behind.setStart(article, 0);
    if (rest) behind.setEndBefore(rest);
    else behind.setEndAfter(article.lastChild ?? article);
    return behind.getBoundingClientRect().bottom;
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
    sizes = push.rooms;
    if (push.fresh) {
      for (const node of standingNodes()) node.remove();
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

  function tellDressed(number) {
    whenPainted(() => page.dressed(number));
  }

  function showHead(html) {
    holdingStill(() => nodes.weave(head, [...head.childNodes], nodes.read(html), null));
  }

  const standingNodes = () => blocks.flatMap((block) => block.nodes);

  // Move the blocks to where the article stands now: in `parent`, in front of `end`.
  function stand(parent, end) {
    const kept = standingNodes();
    article = parent;
    rest = end;
    for (const node of kept) article.insertBefore(node, rest);
  }

  function setBase(address, language) {
    base.href = address;
    root.lang = language;
  }

  function showBars(wanted) {
    if (wanted) root.removeAttribute("data-wongo-bars");
    else root.setAttribute("data-wongo-bars", "none");
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

  // The policy of the page (scheme.py) keeps the web out; what was asked of it can be allowed.
  function tellKeptOut(event) {
    if (/^https?:/i.test(event.blockedURI) && /^(img|style|font)-src/.test(event.effectiveDirective)) page.keptOut();
  }

  new QWebChannel(qt.webChannelTransport, (channel) => {
    page = channel.objects.page;
    document.addEventListener("visibilitychange", () => isHidden() && flush());
    window.addEventListener("scroll", tellScroll, { passive: true });
    body.addEventListener("click", tellClick);
    document.addEventListener("securitypolicyviolation", tellKeptOut);
    body.addEventListener("error", (event) => {
      if (event.target instanceof HTMLImageElement) event.target.setAttribute("data-wongo-missing", "");
    }, true);
    page.started();
  });

  return { push, showHead, setBase, showBars, goToLine, reveal, goToId, tellDressed, holdingStill, stand, standingNodes };
})();
window.wongo = wongo;
