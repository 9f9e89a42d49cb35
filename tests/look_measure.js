// What a page's look owes its reader: targets of `need` px, text of 4.5 : 1 and 14 px, no sideways scrolling.
// Not seen: disabled controls, placeholders, text inside shadow roots, patterned grounds.
({ need }) => {
  const isSeen = (element) => {
    const box = element.getBoundingClientRect(), style = getComputedStyle(element);
    return box.width > 1 && box.height > 1 && box.right > 0 && box.left < innerWidth
      && style.visibility !== "hidden" && style.opacity !== "0";
  };
  const channels = (text) => {
    const numbers = (text.match(/[\d.]+/g) ?? []).map(Number);
    if (!numbers.length) return null;
    const scale = text.startsWith("color(") ? 255 : 1;
    return [...numbers.slice(0, 3).map((one) => one * scale), numbers[3] ?? 1];
  };
  const luminance = (colour) => {
    const [red, green, blue] = colour.map((one) => (one / 255 <= 0.03928 ? one / 255 / 12.92 : ((one / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const over = (top, ground) => [0, 1, 2].map((i) => top[i] * top[3] + ground[i] * (1 - top[3])).concat(1);
  const groundOf = (element) => {
    const layers = [];
    for (let node = element; node; node = node.parentElement) {
      const colour = channels(getComputedStyle(node).backgroundColor);
      if (colour && colour[3] > 0) layers.push(colour);
      if (colour && colour[3] >= 1) break;
    }
    let ground = layers.length && layers.at(-1)[3] >= 1 ? layers.pop() : [255, 255, 255, 1];
    while (layers.length) ground = over(layers.pop(), ground);
    return ground;
  };
  const seen = { targets: 0, texts: 0, small: [], low: [], tiny: [], sideways: 0 };
  const words = (element) => (element.textContent || element.name || element.tagName).trim().slice(0, 12);

  const targets = "a[href], button, input:not([type=checkbox]):not([type=radio]):not([type=hidden]), select, textarea, "
    + "summary, label.choice, [role=radio], [role=tab], [data-testid=stCheckbox] label";
  for (const element of document.querySelectorAll(targets)) {
    if (!isSeen(element) || element.closest("[data-testid=stSidebarCollapseButton]")) continue;
    seen.targets += 1;
    // Streamlit draws a date as pieces of one field, which is touched as a whole.
    const box = (element.closest("[data-testid=stDateInputField]") ?? element).getBoundingClientRect();
    const owed = need === 44 && (element.closest(".stSidebar") || innerWidth > 1000) ? 40 : need;
    if (Math.min(box.width, box.height) < owed - 0.6) seen.small.push([words(element), Math.round(box.width), Math.round(box.height)]);
  }

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const known = new Set();
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element || known.has(element) || !isSeen(element)) continue;
    if (element.closest("style, script, noscript") || (element.closest("[aria-hidden=true]") && !element.closest(".ll-chip"))) continue;
    known.add(element);
    seen.texts += 1;
    const style = getComputedStyle(element), ground = groundOf(element);
    const one = luminance(over(channels(style.color), ground)), other = luminance(ground);
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (ratio < 4.5 && !element.closest("[disabled], [aria-disabled=true]")) seen.low.push([words(element), ratio.toFixed(2)]);
    if (parseFloat(style.fontSize) < 14) seen.tiny.push([words(element), style.fontSize]);
  }
  const page = document.querySelector("[data-testid=stMain]") ?? document.documentElement;
  seen.sideways = Math.max(0, page.scrollWidth - page.clientWidth);
  return seen;
}
