// Evaluated in a page: what is wider than the page, cut off, or printed over something else. Returns [{selector, what}].
// box: in print, the name of the page box whose width the viewport has ("" is the default one); null on screen.
(box) => {
  const problems = [];
  const isPrint = box !== null;

  const selector = node => {
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    const steps = [];
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      if (at.id) { steps.unshift("#" + at.id); break; }
      const alike = [...at.parentElement.children].filter(other => other.localName === at.localName);
      steps.unshift(at.localName + (alike.length > 1 ? `:nth-of-type(${alike.indexOf(at) + 1})` : ""));
    }
    return steps.join(" > ") || "body";
  };
  const words = node => node.textContent.trim().replace(/\s+/g, " ").slice(0, 24);
  const report = (node, what) => problems.push({ selector: selector(node), what });
  const style = element => getComputedStyle(element);

  // The page box an element is printed in: that of the nearest ancestor that names one.
  const boxOf = element => {
    for (let at = element; at; at = at.parentElement) {
      const name = style(at).page;
      if (name && name !== "auto") return name;
    }
    return "";
  };
  const named = isPrint ? new Map([...document.querySelectorAll("body *")].map(element => [element, boxOf(element)])) : null;
  const counts = element => !isPrint || (named.get(element) ?? "") === box;
  const isShown = element => element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })
    && !(element.closest("details:not([open])") && !element.closest("summary"));

  // What an ancestor shows of its content: null if nothing is clipped.
  const clips = new Map();
  const clip = element => {
    if (!element || element === document.documentElement || element === document.body) return null;
    if (clips.has(element)) return clips.get(element);
    const outer = clip(element.parentElement);
    const { overflowX, overflowY } = style(element);
    let result = outer;
    if (overflowX !== "visible" || overflowY !== "visible") {
      const own = element.getBoundingClientRect();
      result = outer ? meet(own, outer) : own;
    }
    clips.set(element, result);
    return result;
  };
  const meet = (a, b) => ({
    left: Math.max(a.left, b.left), right: Math.min(a.right, b.right),
    top: Math.max(a.top, b.top), bottom: Math.min(a.bottom, b.bottom),
  });

  // Beyond the page's width.
  const width = document.documentElement.clientWidth;
  let beyond = 0;
  for (const element of document.querySelectorAll("body *")) {
    if (element.closest("svg") && element.localName !== "svg") continue;
    if (!counts(element) || !isShown(element)) continue;
    const whole = element.getBoundingClientRect();
    const seen = clip(element.parentElement);
    const right = seen ? Math.min(whole.right, seen.right) : whole.right;
    if (right > width + 1 && whole.width > 0 && beyond++ < 3) {
      report(element, `reaches ${Math.round(right - width)} px beyond the page's ${width} px: ${words(element)}`);
    }
  }
  if (!isPrint && document.documentElement.scrollWidth > width) {
    report(document.body, `the page scrolls sideways: ${document.documentElement.scrollWidth} of ${width} px`);
  }

  // Cut: what is hidden and can't be scrolled to; on paper nothing scrolls.
  for (const element of document.querySelectorAll("body *:not(svg *)")) {
    if (!counts(element) || !isShown(element) || element.localName === "input" || element.localName === "svg") continue;
    const { overflowX, overflowY } = style(element);
    const hides = overflow => overflow === "hidden" || overflow === "clip" || (isPrint && overflow !== "visible");
    if (hides(overflowX) && element.scrollWidth > element.clientWidth + 1) report(element, `cut on the right: ${words(element)}`);
    if (hides(overflowY) && element.scrollHeight > element.clientHeight + 1) report(element, `cut below: ${words(element)}`);
  }

  // The boxes of all texts, as high as a character is (lines of CJK fonts overlap by their leading), and of pictures and controls.
  const boxes = [];
  const add = (node, element, rect, isText) => {
    const spare = isText ? rect.height * (1 - 1 / 1.45) / 2 : 0;
    let seen = { left: rect.left, right: rect.right, top: rect.top + spare, bottom: rect.bottom - spare };
    const limit = clip(element);
    if (limit) seen = meet(seen, limit);
    if (seen.right - seen.left > 1 && seen.bottom - seen.top > 1) boxes.push({ node, element, ...seen });
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    if (!node.data.trim() || ["SCRIPT", "STYLE", "title", "desc"].includes(element.nodeName)) continue;
    if (!counts(element) || !isShown(element) || element.closest(".skip")) continue;
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) add(node, element, rect, true);
  }
  for (const element of document.querySelectorAll("svg, img, input, select, textarea, canvas")) {
    if (counts(element) && isShown(element)) add(element, element.parentElement, element.getBoundingClientRect(), false);
  }
  boxes.sort((a, b) => a.top - b.top);
  const reported = new Set();
  boxes.forEach((box, index) => {
    for (let next = index + 1; next < boxes.length && boxes[next].top < box.bottom - 1; next++) {
      const other = boxes[next];
      if (box.node === other.node || box.node.contains(other.node) || other.node.contains(box.node)) continue;
      const common = meet(box, other);
      if (common.right - common.left <= 1 || common.bottom - common.top <= 1 || reported.has(box.node)) continue;
      reported.add(box.node);
      report(box.node, `"${words(box.node)}" lies over "${words(other.node)}" (${selector(other.node)})`);
    }
  });

  // Texts of a drawing stay within it.
  for (const text of document.querySelectorAll("svg text")) {
    if (!counts(text) || !isShown(text)) continue;
    const [inner, outer] = [text.getBoundingClientRect(), text.ownerSVGElement.getBoundingClientRect()];
    const spare = inner.height * (1 - 1 / 1.45) / 2 + 1;
    if (inner.left < outer.left - 1 || inner.right > outer.right + 1 || inner.top + spare < outer.top || inner.bottom - spare > outer.bottom) {
      report(text, `outside its drawing: ${words(text)}`);
    }
  }
  return problems;
}
