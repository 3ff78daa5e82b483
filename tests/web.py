"""Lets axe and a browser look at web pages, in light and dark, on a telephone and on a wide screen.

    python3 tests/web.py AXE CHROMIUM PAGE...

AXE is the file axe.min.js, CHROMIUM the browser. A page may have no violation of any rule of axe, nothing that is
wider than the screen, and may ask for no file but itself. All words stay when they are set further apart.
"""

import pathlib
import sys

from playwright.sync_api import sync_playwright

SCHEMES = ("light", "dark")
WIDTHS = (320, 1280)
# Rules of axe that are not asked unless somebody does: what is pressed is large enough (WCAG 2.2, 2.5.8).
RULES = "{ resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }"
# As far apart as readers may set lines, paragraphs, letters and words (WCAG 2.2, 1.4.12).
SPACED = "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}"
# What hides words that do not fit, and words beyond the box that hides them.
CUT = """[...document.querySelectorAll('body *')].filter((box) => {
  const style = getComputedStyle(box);
  const hides = [style.overflowX, style.overflowY].some((way) => way === 'hidden' || way === 'clip');
  return hides && (box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1);
}).map((box) => box.outerHTML.slice(0, 120))"""


def faults(page, axe):
    """What is wrong with the page that is open."""
    page.evaluate(axe)
    found = page.evaluate(f"axe.run(document, {RULES})")
    for violation in found["violations"]:
        for node in violation["nodes"]:
            yield f"{violation['id']}: {violation['help']}: {node['html'][:120]}"
    beyond = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    if (wide := page.evaluate(beyond)) > 0:
        yield f"{wide} pixels wider than the screen"
    rules = page.evaluate(
        "[...document.fonts].filter((font) => font.status === 'error').map((font) => font.family)"
    )
    for family in rules:
        yield f"the font {family} cannot be read"
    page.add_style_tag(content=SPACED)
    if (wide := page.evaluate(beyond)) > 0:
        yield f"{wide} pixels wider than the screen with words further apart"
    for box in page.evaluate(CUT):
        yield f"cut with words further apart: {box}"


def main(axe, chromium, paths):
    axe = pathlib.Path(axe).read_text(encoding="utf-8")
    wrong = 0
    with sync_playwright() as playwright:
        # In a container the browser has no sandbox of its own.
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox"]
        )
        for scheme in SCHEMES:
            for width in WIDTHS:
                # The page's own policy would keep axe out.
                context = browser.new_context(
                    viewport={"width": width, "height": 900},
                    color_scheme=scheme,
                    bypass_csp=True,
                )
                page = context.new_page()
                asked = []
                page.on("request", lambda request: asked.append(request.url))
                for path in paths:
                    asked.clear()
                    page.goto(pathlib.Path(path).resolve().as_uri())
                    page.wait_for_function("document.fonts.status === 'loaded'")
                    others = [url for url in asked[1:] if not url.startswith("data:")]
                    found = [f"asks for {url}" for url in others]
                    found += faults(page, axe)
                    for fault in found:
                        print(f"{path} ({scheme}, {width} pixels): {fault}")
                    wrong += len(found)
                context.close()
        browser.close()
    if not paths or wrong:
        sys.exit(f"{wrong} faults in {len(paths)} pages")
    print(f"{len(paths)} pages, {len(SCHEMES) * len(WIDTHS)} times each: nothing wrong")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
