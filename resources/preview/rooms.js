// The room of pictures that are not loaded yet: each is an empty picture of the same size until it comes, so
// that the style sheet lays out the page as it will be.
"use strict";

const rooms = (() => {
  const KEPT = "data-wongo-room";
  const sheet = new CSSStyleSheet();
  const ruled = new Set();

  document.adoptedStyleSheets.push(sheet);

  function rule(size) {
    if (ruled.has(size)) return;
    ruled.add(size);
    const [width, height] = size.split("x");
    const empty = `<svg xmlns='http://www.w3.org/2000/svg' width='${width}' height='${height}'/>`;
    sheet.insertRule(`img[${KEPT}="${size}"] { content: url("data:image/svg+xml,${encodeURIComponent(empty)}") !important }`);
  }

  // `sizes` are width and height by what `src` says. Pictures that are there, or failed, need no room.
  function keep(places, sizes) {
    for (const image of places) {
      const size = sizes[image.getAttribute("src")];
      if (!size || image.naturalWidth || image.hasAttribute("data-wongo-missing")) continue;
      if (image.hasAttribute("srcset") || image.parentNode.localName === "picture") continue;
      rule(size.join("x"));
      image.setAttribute(KEPT, size.join("x"));
    }
  }

  function give(event) {
    if (event.target instanceof HTMLImageElement) event.target.removeAttribute(KEPT);
  }

  document.addEventListener("load", give, true);
  document.addEventListener("error", give, true);

  return { keep };
})();
