// What is asked of a page. Each question is sent to the browser as text and called there with the toolbox and, at most,
// one argument; so none may use anything from outside of itself.

export function toolbox() {
  const round = (number) => Math.round(number * 10) / 10;
  const box = (rect) => ({
    left: round(rect.left), top: round(rect.top), right: round(rect.right), bottom: round(rect.bottom),
    width: round(rect.width), height: round(rect.height),
  });

  /** A short name of an element for messages. */
  function label(element) {
    const id = element.id ? `#${element.id}` : "";
    const names = [...element.classList].map((name) => `.${name}`).join("");
    const words = element.textContent.trim().replace(/\s+/g, " ").slice(0, 40);
    return `${element.localName}${id}${names} «${words}»`;
  }

  function isShown(element) {
    const rect = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    return rect.width > 0 && rect.height > 0 && style.visibility === "visible" && Number(style.opacity) > 0;
  }

  /** The boxes of the lines that a text is set in, without what is hidden from sight. */
  function lines(element) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!node.data.trim() || parent.closest(".academic-hidden, .headerlink, .md-skip, script, style, svg")) continue;
      if (parent.closest("details:not([open])") && !parent.closest("summary")) continue; // a Range finds boxes even there
      const range = document.createRange();
      range.selectNodeContents(node);
      found.push(...[...range.getClientRects()].filter((rect) => rect.width > 0 && rect.height > 0));
    }
    return found;
  }

  /** Whether the middle of an element can be seen: in the window, and with nothing over it. */
  function isOnTop(element) {
    const rect = lines(element)[0] ?? element.getBoundingClientRect();
    const [x, y] = [rect.left + rect.width / 2, rect.top + rect.height / 2];
    if (!isShown(element) || x < 0 || y < 0 || x >= window.innerWidth || y >= window.innerHeight) return false;
    const hit = document.elementFromPoint(x, y);
    return hit !== null && element.contains(hit);
  }

  /** How far down the header reaches that stays in view. */
  function headerBottom() {
    return round(Math.max(0, document.querySelector(".md-header")?.getBoundingClientRect().bottom ?? 0));
  }

  /** Text that is cut off: by an ancestor that hides or scrolls what does not fit, or by the edge of the window. */
  function clipped(root) {
    const found = [];
    for (const element of [root, ...root.querySelectorAll("*")]) {
      if (element.closest(".academic-hidden, svg")) continue;
      const style = getComputedStyle(element);
      if (style.display === "none" || style.display === "inline") continue;
      if (style.overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1) {
        found.push(`${label(element)}: ${element.scrollWidth} wide in ${element.clientWidth}`);
      }
      if (style.overflowY !== "visible" && element.scrollHeight > element.clientHeight + 1 && style.overflowY !== "auto") {
        found.push(`${label(element)}: ${element.scrollHeight} high in ${element.clientHeight}`);
      }
    }
    for (const rect of lines(root)) {
      if (rect.left < -0.5 || rect.right > window.innerWidth + 0.5) {
        found.push(`text at ${round(rect.left)}–${round(rect.right)} in a window of ${window.innerWidth}`);
      }
    }
    return found;
  }

  return { box, clipped, headerBottom, isOnTop, isShown, label, lines, round };
}

/** Where the page and its blocks are: the same twice in a row when nothing moves any more. */
export function places() {
  const rects = [...document.querySelectorAll("main, article, .academic, .md-sidebar, .md-header, .md-nav")].map((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [left, top, width, height].map(Math.round).join();
  });
  return [window.scrollX, window.scrollY, document.readyState, document.fonts.status, ...rects].join(" ");
}

/** The bio and what it stands beside. */
export function bio({ box, clipped, isOnTop, isShown, lines }) {
  const aside = document.querySelector("aside.academic-profile");
  const heading = document.querySelector("article h1");
  const article = document.querySelector("article.md-content__inner");
  if (!aside || !heading || !article) return null;
  const photo = aside.querySelector(".academic-profile__photo");
  const name = aside.querySelector(".academic-profile__name");
  const edge = box(aside.getBoundingClientRect());
  return {
    box: edge,
    article: box(article.getBoundingClientRect()),
    heading: box(lines(heading)[0]),
    first: Boolean(aside.compareDocumentPosition(heading) & Node.DOCUMENT_POSITION_FOLLOWING),
    photo: {
      element: photo.localName,
      natural: photo.naturalWidth ?? null,
      text: photo.textContent,
      box: box(photo.getBoundingClientRect()),
      seen: isShown(photo) && isOnTop(photo),
    },
    name: { text: name.textContent, box: box(lines(name)[0]), seen: isOnTop(name) },
    clipped: clipped(aside),
    outside: lines(aside).filter((rect) => rect.left < edge.left - 1 || rect.right > edge.right + 1).length,
    unseen: [...aside.querySelectorAll("a")].filter((link) => !isShown(link)).length,
  };
}

/** The ways to other pages that are in sight, and which of the page's columns lie over each other. */
export function navigation({ box, isOnTop, isShown, label, lines }) {
  const tabs = [...document.querySelectorAll(".md-tabs__link")];
  const sidebar = document.querySelector(".md-sidebar--primary");
  const links = [...sidebar.querySelectorAll("a.md-nav__link, label.md-nav__link, .md-nav__link > a")];
  const columns = {
    navigation: sidebar.querySelector(".md-sidebar__inner"),
    bio: document.querySelector("aside.academic-profile"),
    text: document.querySelector("article.md-content__inner"),
    contents: document.querySelector(".md-sidebar--secondary .md-sidebar__inner"),
  };
  const boxes = {};
  for (const [name, column] of Object.entries(columns)) {
    if (!column || !isShown(column)) continue;
    const rects = [column.getBoundingClientRect(), ...lines(column)].filter((rect) => rect.bottom > 0 && rect.top < window.innerHeight);
    if (!rects.length) continue;
    boxes[name] = {
      left: Math.min(...rects.map((rect) => rect.left)), right: Math.max(...rects.map((rect) => rect.right)),
      top: Math.min(...rects.map((rect) => rect.top)), bottom: Math.max(...rects.map((rect) => rect.bottom)),
    };
  }
  const overlaps = [];
  const names = Object.keys(boxes);
  names.forEach((one, index) => names.slice(index + 1).forEach((other) => {
    const [a, b] = [boxes[one], boxes[other]];
    const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (wide > 1 && high > 1) overlaps.push(`${one} and ${other} share ${Math.round(wide)} × ${Math.round(high)}`);
  }));
  return {
    tabs: tabs.map((tab) => ({ text: tab.textContent.trim(), href: tab.href, seen: isOnTop(tab) })),
    hidden: !isShown(sidebar),
    links: links.map((link) => ({ text: link.textContent.trim().replace(/\s+/g, " "), href: link.href ?? "", seen: isOnTop(link), box: box(link.getBoundingClientRect()), label: label(link) })),
    button: isOnTop(document.querySelector("label.md-header__button[for=__drawer]")),
    columns: boxes,
    overlaps,
  };
}

/** What is wider than the window. */
export function overflow({ clipped, label, lines, round }) {
  const beyond = [];
  for (const element of document.querySelectorAll("main .academic, main .academic *, article > *, .academic-layout")) {
    if (element.closest(".academic-hidden, svg, script") || getComputedStyle(element).display === "none") continue;
    for (const rect of [element.getBoundingClientRect(), ...(element.children.length ? [] : lines(element))]) {
      if (rect.width && (rect.left < -1 || rect.right > window.innerWidth + 1)) {
        beyond.push(`${label(element)} reaches from ${round(rect.left)} to ${round(rect.right)}`);
        break;
      }
    }
  }
  return {
    page: document.scrollingElement.scrollWidth,
    window: window.innerWidth,
    beyond: beyond.slice(0, 5),
    clipped: [...document.querySelectorAll(".academic")].flatMap(clipped).slice(0, 5),
  };
}

/** Texts of our blocks that lie over each other. */
export function collisions({ isShown, label, lines, round }) {
  const kinds = ["title", "date", "authors", "venue", "event", "note", "sub", "actions", "highlights", "group__title",
    "section__title", "section__group", "occasion", "profile__name", "profile__headline"];
  const selector = [...kinds.map((kind) => `.academic-${kind}`), ".academic-profile__facts > li", ".academic-profile__links > li",
    ".academic-terms dt", ".academic-terms dd", ".academic-texts > li"].join();
  const found = [];
  for (const block of document.querySelectorAll(".academic")) {
    const texts = [...block.querySelectorAll(selector)].filter(isShown).map((element) => ({ element, rects: lines(element) }));
    for (let one = 0; one < texts.length; one++) {
      for (let other = one + 1; other < Math.min(texts.length, one + 40); other++) {
        const [a, b] = [texts[one], texts[other]];
        if (a.element.contains(b.element)) continue;
        for (const first of a.rects) {
          const hit = b.rects.find((second) =>
            Math.min(first.right, second.right) - Math.max(first.left, second.left) > 1
            && Math.min(first.bottom, second.bottom) - Math.max(first.top, second.top) > 3);
          if (hit) {
            const high = Math.min(first.bottom, hit.bottom) - Math.max(first.top, hit.top);
            found.push(`${label(a.element)} and ${label(b.element)} share ${round(high)} px of height`);
            break;
          }
        }
      }
    }
  }
  return found.slice(0, 8);
}

/** The rail of a timeline: its marks, what they stand beside, and the headings of the years. */
export function timeline({ box, isOnTop, isShown, label, lines, round }) {
  const groups = [...document.querySelectorAll(".academic-timeline .academic-group")].map((group) => {
    const heading = group.querySelector(":scope > .academic-group__title");
    const talks = [...group.querySelectorAll(":scope > .academic-items > .academic-talk")].map((talk) => {
      const style = getComputedStyle(talk);
      const mark = getComputedStyle(talk, "::before");
      const rect = talk.getBoundingClientRect();
      const pixels = (text) => Number.parseFloat(text) || 0;
      const rtl = style.direction === "rtl";
      const left = rect.left + pixels(style.borderLeftWidth) + pixels(mark.left) + pixels(mark.marginLeft);
      const top = rect.top + pixels(style.borderTopWidth) + pixels(mark.top) + pixels(mark.marginTop);
      const first = lines(talk).sort((a, b) => a.top - b.top)[0];
      const title = talk.querySelector(".academic-title");
      const date = talk.querySelector(".academic-date");
      return {
        label: label(title),
        box: box(rect),
        top: round(rect.top + window.scrollY),
        mark: { x: round(left + pixels(mark.width) / 2), y: round(top + pixels(mark.height) / 2), width: pixels(mark.width), height: pixels(mark.height) },
        drawn: mark.content !== "none" && mark.display !== "none" && (mark.backgroundColor !== "rgba(0, 0, 0, 0)" || pixels(mark.borderTopWidth) > 0),
        rail: round(rtl ? rect.right - pixels(style.borderRightWidth) / 2 : rect.left + pixels(style.borderLeftWidth) / 2),
        railWidth: pixels(rtl ? style.borderRightWidth : style.borderLeftWidth),
        line: box(first),
        title: box(lines(title)[0]),
        date: date && isShown(date) ? box(lines(date)[0]) : null,
      };
    });
    return { heading: heading && { text: label(heading), box: box(heading.getBoundingClientRect()), line: box(lines(heading)[0]), seen: isOnTop(heading) }, box: box(group.getBoundingClientRect()), upcoming: group.classList.contains("academic-group--upcoming"), talks };
  });
  return groups;
}

/** Where the text of the h1 and of the headings of our lists begins, as it is read. */
export function edges({ label, lines, round }) {
  const rtl = getComputedStyle(document.querySelector("article")).direction === "rtl";
  const edge = (element) => round(rtl ? lines(element)[0].right : lines(element)[0].left);
  return {
    page: edge(document.querySelector("article h1")),
    headings: [...document.querySelectorAll("article .academic :is(h2, h3, h4)")].map((heading) => ({
      label: label(heading), edge: edge(heading),
    })),
  };
}

/** The headings that our lists made, and the entries of the table of contents that is in sight. */
export function contents({ isOnTop, isShown }) {
  return {
    headings: [...document.querySelectorAll(".academic :is(h2, h3, h4, h5, h6)[id]")].map((heading) => heading.id),
    entries: [...document.querySelectorAll(".md-sidebar--secondary a.md-nav__link")].map((link) => ({
      hash: decodeURIComponent(link.hash.slice(1)), text: link.textContent.trim(), shown: isShown(link),
    })),
    onTop: [...document.querySelectorAll(".md-sidebar--secondary a.md-nav__link")].filter(isOnTop).length,
  };
}

/** Where an element is, and where the header ends above it. */
export function where({ box, headerBottom, isOnTop, lines }, id) {
  const element = document.getElementById(id);
  return {
    box: box(element.getBoundingClientRect()),
    line: box(lines(element)[0]),
    header: headerBottom(),
    seen: isOnTop(element),
    scrolled: window.scrollY,
    atEnd: window.scrollY + window.innerHeight >= document.scrollingElement.scrollHeight - 2,
    height: window.innerHeight,
  };
}

export function ids(_, selector) {
  return [...document.querySelectorAll(selector)].map((element) => element.id);
}

/** Ids in our blocks that the page has more than once. */
export function repeatedIds() {
  const counts = {};
  for (const { id } of document.querySelectorAll("[id]")) counts[id] = (counts[id] ?? 0) + 1;
  return [...document.querySelectorAll(".academic [id]")].map((element) => element.id).filter((id) => counts[id] > 1);
}

/** The element that has the focus, and what shows it. */
export function focus({ box, headerBottom, label }) {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const seen = (window.academicSeen ??= new Set());
  const first = seen.size > 0 && [...seen][0] === element;
  seen.add(element);
  const style = getComputedStyle(element);
  const rect = element.getBoundingClientRect();
  const transparent = (color) => /^rgba\(.*, 0\)$/.test(color);
  let behind = element;
  while (behind.parentElement && transparent(getComputedStyle(behind).backgroundColor)) behind = behind.parentElement;
  return {
    label: label(element),
    ground: getComputedStyle(behind).backgroundColor,
    href: element.href ?? "",
    bio: Boolean(element.closest("aside.academic-profile")),
    button: Boolean(element.closest(".academic-actions:not(.academic-downloads *)")),
    ours: Boolean(element.closest(".academic")),
    outline: { style: style.outlineStyle, width: Number.parseFloat(style.outlineWidth) || 0, color: style.outlineColor },
    box: box(rect),
    seen: rect.top < window.innerHeight && rect.bottom > headerBottom() && rect.left < window.innerWidth && rect.right > 0,
    first,
  };
}

/** The links of the bio and the buttons of the records, also those that unfold something. */
export function links() {
  const all = (selector) => [...document.querySelectorAll(selector)];
  return {
    bio: all("aside.academic-profile a").map((link) => link.href),
    buttons: all(".academic-actions:not(.academic-downloads *) :is(a, summary)").map((link) => ({
      href: link.href ?? "",
      role: link.href ? "link" : "DisclosureTriangle",
      text: link.textContent,
      // A formula in a title is set in words of Unicode where there can be no formula.
      title: link.closest(".academic-publication, .academic-talk, .academic-entry").querySelector(".academic-title:not(:has(math)), dt")?.textContent ?? "",
    })),
    mail: all("a[href^='mailto:']").map((link) => decodeURIComponent(link.href)),
    source: document.documentElement.outerHTML,
  };
}

export function boxes({ box }, selector) {
  return [...document.querySelectorAll(selector)].map((element) => box(element.getBoundingClientRect()));
}

/** How long lists of authors are shown: the words in sight, line by line, and what unfolds them. */
export function bylines({ box }) {
  return [...document.querySelectorAll(".academic-authors:has(details)")].map((element) => ({
    shown: element.innerText.replace(/\s+/g, " ").trim(),
    whole: element.textContent,
    folds: [...element.querySelectorAll("details")].map((fold) => ({
      open: fold.open,
      height: box(fold.getBoundingClientRect()).height,
      inside: fold.checkVisibility() && [...fold.querySelectorAll("a, b")].every((name) => name.checkVisibility({ contentVisibilityAuto: true })),
    })),
    line: Number.parseFloat(getComputedStyle(element).lineHeight),
  }));
}

/** Pictures beside works: whether each has its size before it comes. */
export function thumbs({ box }) {
  return [...document.querySelectorAll(".academic-thumb")].map((element) => ({
    box: box(element.getBoundingClientRect()),
    title: box(element.closest(".academic-publication").querySelector(".academic-title").getBoundingClientRect()),
  }));
}

/** A page on paper. */
export function paper({ box, clipped, isShown, label, lines }) {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const aside = document.querySelector("aside.academic-profile");
  const tops = lines(document.body).map((rect) => rect.top);
  return {
    buttons: all(".academic-actions a, .academic .headerlink").filter(isShown).map(label),
    bio: aside && box(aside.getBoundingClientRect()),
    heading: box(lines(document.querySelector("article h1"))[0]),
    photo: aside && box(aside.querySelector(".academic-profile__photo").getBoundingClientRect()),
    firstText: Math.min(...tops),
    bioText: aside && Math.min(...lines(aside).map((rect) => rect.top)),
    clipped: all(".academic, article").flatMap(clipped).slice(0, 5),
    sticky: all(".academic, .academic *").filter((element) => ["sticky", "fixed"].includes(getComputedStyle(element).position)).map(label),
    titles: all(".academic-title, .academic-profile__name, .academic-date").filter((element) => !isShown(element)).map(label),
  };
}

/** axe's findings: WCAG 2 at A and AA, and best practices. */
export async function axe({ label }) {
  const { violations } = await window.axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    rules: { "target-size": { enabled: true } },
    resultTypes: ["violations"],
    elementRef: true,
  });
  const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => ({
    rule: id,
    target: node.target.join(" "),
    label: node.element ? label(node.element) : "",
    ours: Boolean(node.element?.closest(".academic")),
    summary: node.failureSummary,
  })));
  return { scheme: document.body.dataset.mdColorScheme, found };
}

/** Leaves a sign in the window that a page which is loaded anew does not have. */
export function sign() {
  window.signed = true;
}

/** What there is of ours on a page, and how it is dressed. */
export function dress({ clipped, isOnTop, isShown, label }) {
  const texts = [...document.querySelectorAll(".academic *")].filter((element) => isShown(element)
    && !element.closest(".academic-hidden, svg") && [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
  const style = (element) => getComputedStyle(element);
  const items = [...document.querySelectorAll(".academic li")];
  const photo = document.querySelector("aside.academic-profile .academic-profile__photo");
  const blocks = document.querySelectorAll(".academic-publication, .academic-talk, .academic-entry");
  return {
    loaded: !window.signed,
    heading: document.querySelector("h1")?.firstChild.textContent.trim(),
    bios: document.querySelectorAll("aside.academic-profile").length,
    photo: Boolean(photo) && isOnTop(photo),
    records: [...blocks].filter(isShown).length,
    sheets: [...document.styleSheets].filter((sheet) => sheet.href?.endsWith("assets/academic/academic.css")).length,
    small: texts.filter((element) => Number.parseFloat(style(element).fontSize) < 12).map(label),
    bullets: items.filter((element) => style(element).listStyleType !== "none").map(label),
    indented: items.filter((element) => style(element).marginLeft !== "0px").map(label),
    torn: [...document.querySelectorAll(".academic-publication > p")].filter((p) => Number.parseFloat(style(p).marginBottom)).map(label),
    underlined: [...document.querySelectorAll(".academic-title a")].filter((link) => style(link).textDecorationLine !== "none").map(label),
    clipped: [...document.querySelectorAll(".academic")].flatMap(clipped),
    beyond: document.scrollingElement.scrollWidth - window.innerWidth,
  };
}

/** Whether the control that has the focus begins with a text, or is called so. */
export function isFocused(_, text) {
  const element = document.activeElement;
  const words = [element.ariaLabel, element.closest("label")?.textContent, element.textContent, element.placeholder];
  return words.some((one) => (one ?? "").trim().startsWith(text));
}

/** The lists of a page that have controls: what of them is shown, what is chosen, and what could be. */
export function lists({ isShown }) {
  const words = (element) => element.textContent.trim().replace(/\s+/g, " ");
  return [...document.querySelectorAll("[data-academic-filter]")].map((block) => {
    const all = (selector) => [...block.querySelectorAll(selector)];
    const options = all(".academic-facet__option").filter(isShown);
    return {
      titles: all(".academic-publication").filter(isShown).map((entry) => words(entry.querySelector(".academic-title"))),
      headings: all(".academic-group__title > span").filter(isShown).map(words),
      said: all(".academic-status__count").filter(isShown).map(words).join(),
      role: block.querySelector(".academic-status__count")?.role ?? "",
      chips: all(".academic-chip").filter(isShown).map(words),
      chosen: options.filter((option) => option.querySelector(":checked")).map((option) => words(option.querySelector("bdi"))),
      options: options.map((option) => words(option.querySelector("bdi"))),
      counts: Object.fromEntries(options.map((option) => [words(option.querySelector("bdi")), Number(words(option.querySelector(".academic-facet__count")))])),
      menus: all(".academic-facet > summary").filter(isShown).map(words),
      buttons: all(".academic-filter button").filter(isShown).map(words),
      controls: all(".academic-filter").filter(isShown).length,
      search: block.querySelector(".academic-search")?.value ?? null,
    };
  });
}

/** The buttons that copy, and what they have said. */
export function copies() {
  return [...document.querySelectorAll(".academic-copy")].map((line) => ({
    text: line.firstChild.textContent, name: line.firstChild.ariaLabel, role: line.lastChild.role, said: line.lastChild.textContent,
  }));
}

/** The headings of the talks, each with the keys of those below it. */
export function talks() {
  const keys = (part) => [...part.querySelectorAll(".academic-talk")].map((talk) => talk.id.replace("talk-", ""));
  return [...document.querySelectorAll(".academic-talks > :has(.academic-talk)")].map((part) => {
    const title = part.querySelector(".academic-group__title");
    return [title ? title.firstChild.textContent : "", ...keys(part)];
  });
}
