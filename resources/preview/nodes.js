// Nodes for the preview: made of HTML, made inert, woven into what is there. Runs in our own world, like all
// scripts of this folder; the page's own world has none.
"use strict";

const nodes = (() => {
  const room = document.implementation.createHTMLDocument("").body;
  const without = (element, name) => Element.prototype.removeAttribute.call(element, name);

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

  return { read, inert, weave, matchAttributes };
})();
