// A site's own light and dark follow the program's, not the system's: what its media queries ask is answered here.
"use strict";

const appearance = (() => {
  const ASKED = /\(\s*prefers-color-scheme\s*(?::\s*([a-z-]+)\s*)?\)/gi;
  const [YES, NO] = ["(min-width: 0px)", "(max-width: -1px)"];
  const written = new WeakMap(); // what a media list says itself
  const canvas = new CSSStyleSheet(); // for a site that leaves its ground and controls to the browser

  let theme = "light";

  const answered = (media) => media.replace(ASKED, (_, scheme) => (!scheme || scheme.toLowerCase() === theme ? YES : NO));

  function answer(list) {
    if (!written.has(list)) written.set(list, list.mediaText);
    const media = answered(written.get(list));
    if (media !== written.get(list) || list.mediaText !== media) list.mediaText = media;
  }

  function answerAll(sheet) {
    let rules;
    try {
      rules = sheet.cssRules;
    } catch {
      return; // a sheet of the web is not ours to read
    }
    answer(sheet.media);
    for (const rule of rules) answerRule(rule);
  }

  function answerRule(rule) {
    if (rule instanceof CSSImportRule) {
      answer(rule.media);
      if (rule.styleSheet) answerAll(rule.styleSheet);
    } else if (rule instanceof CSSMediaRule) {
      answer(rule.media);
    }
    if (rule instanceof CSSGroupingRule) for (const inner of rule.cssRules) answerRule(inner);
  }

  // Answer the style sheets that are there now; again when one was loaded.
  function answerSheets() {
    for (const sheet of document.styleSheets) answerAll(sheet);
    canvas.replaceSync("");
    const schemes = getComputedStyle(document.documentElement).colorScheme.split(/\s+/);
    if (schemes.includes("light") && schemes.includes("dark")) {
      canvas.replaceSync(`:root { color-scheme: ${theme} !important }`);
    }
  }

  // Answer the sources of the pictures in a page that is not shown yet.
  function answerSources(page) {
    for (const source of page.querySelectorAll("source[media]")) {
      source.setAttribute("media", answered(source.getAttribute("media")));
    }
  }

  document.adoptedStyleSheets.push(canvas);
  document.addEventListener("load", (event) => {
    if (event.target instanceof HTMLLinkElement) answerSheets();
  }, true);

  return { answerSheets, answerSources, setTheme: (name) => { theme = name; } };
})();
