"""The page of one reply, in a real browser."""

import os
import pathlib
import subprocess

import pytest

EXAMPLES = pathlib.Path(__file__).resolve().parents[2] / "examples"

HOSTILE = """Hi <script>document.title='owned'</script>,

> <img src=x onerror="document.title='owned'"> is IMAP available?

Yes \x1b[31m\u202e it is </aside></main><a href="javascript:alert(1)">there</a> \x01 & “so”.

<style>body { display: none }</style>
John
"""

# Boxes of all elements of a selector.
BOXES = """[...document.querySelectorAll('%s')].map(e => {
  const b = e.getBoundingClientRect();
  return {left: b.left, right: b.right, top: b.top + scrollY, bottom: b.bottom + scrollY};
})"""


@pytest.fixture(scope="session")
def make_page(request, tmp_path_factory):
    program = os.path.abspath(request.config.getoption("--replylint"))
    folder = tmp_path_factory.mktemp("page")

    def make(name, customer, draft):
        for kind, content in ("customer", customer), ("draft", draft):
            (folder / f"{name}.{kind}").write_text(content)
        result = subprocess.run(
            [program, "check", "--format", "html", "--style", "default", "--customer",
             f"{name}.customer", f"{name}.draft"],
            cwd=folder, capture_output=True, env={"HOME": str(folder)}, check=False)
        assert result.returncode in (0, 1), result.stderr
        path = folder / f"{name}.html"
        path.write_bytes(result.stdout)
        return path

    return make


@pytest.fixture(scope="session")
def example(make_page):
    return make_page("example", (EXAMPLES / "inquiry.eml").read_text(),
                     (EXAMPLES / "draft.eml").read_text())


def overlap(one, other):
    return (one["left"] < other["right"] - 1 and other["left"] < one["right"] - 1
            and one["top"] < other["bottom"] - 1 and other["top"] < one["bottom"] - 1)


def test_every_link_leads_somewhere_on_the_page(browser, example):
    browser.open(example)
    assert browser.ask("document.querySelectorAll('a').length") > 10
    assert browser.ask("""[...document.querySelectorAll('a')].filter(
        a => !a.getAttribute('href').startsWith('#') || !document.querySelector(a.hash)).length""") == 0
    assert browser.ask("""[...document.querySelectorAll('[id]')].length ===
        new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size""")


def test_questions_and_answers_are_linked(browser, example):
    browser.open(example)
    answered = browser.ask("""[...document.querySelectorAll('.customer .letter.answered')].map(
        a => [a.hash, document.querySelector(a.hash).hash === '#' + a.id])""")
    assert answered and all(back and target.startswith("#answer-") for target, back in answered)
    open_ones = browser.ask("""[...document.querySelectorAll('.customer .letter.unanswered')].map(
        a => document.querySelector(a.hash).className)""")
    assert open_ones and all("note" in name for name in open_ones)


def test_notes_stand_in_the_margin_beside_their_words(browser, example):
    browser.open(example)
    notes = browser.ask(BOXES % ".note")
    assert len(notes) >= 5
    (mail,) = browser.ask(BOXES % ".draft .mail")
    width = browser.ask("document.documentElement.clientWidth")
    for note in notes:
        assert note["left"] >= mail["right"]
        assert note["right"] <= width
    for i, one in enumerate(notes):
        for other in notes[i + 1:]:
            assert not overlap(one, other)
    # Each begins at the line of its words, or below the note above it.
    places = browser.ask(BOXES % ".draft .mail [id^=place-]")
    for i, (note, place) in enumerate(zip(notes, places)):
        lowest = max([place["bottom"]] + [n["bottom"] + 30 for n in notes[:i]])
        assert place["top"] - 30 <= note["top"] <= lowest
    assert browser.ask("document.documentElement.scrollWidth") <= width


def test_draft_beside_the_message(browser, example):
    browser.open(example)
    (customer,) = browser.ask(BOXES % ".customer .mail")
    (draft,) = browser.ask(BOXES % ".draft .mail")
    assert customer["right"] < draft["left"] and customer["top"] == draft["top"]
    browser.open(example, width=420)
    (customer,) = browser.ask(BOXES % ".customer .mail")
    (draft,) = browser.ask(BOXES % ".draft .mail")
    assert customer["bottom"] < draft["top"]
    assert browser.ask("document.documentElement.scrollWidth") <= 420


def test_nothing_is_fetched_or_run(browser, example, make_page):
    for path in example, make_page("hostile", "Hi,\n\nis IMAP available?\n\nTyler\n", HOSTILE):
        browser.open(path)
        assert browser.requests == [path.resolve().as_uri()]
        assert browser.ask("document.scripts.length") == 0


def test_hostile_text_is_only_text(browser, make_page):
    browser.open(make_page("evil", HOSTILE, HOSTILE))
    assert browser.ask("document.title").startswith("evil.draft")
    assert browser.ask("document.querySelectorAll('main').length") == 1
    assert browser.ask("document.querySelectorAll('img, script, iframe').length") == 0
    assert browser.ask("document.querySelectorAll('style').length") == 1
    text = browser.ask("document.querySelector('.draft .mail').textContent")
    assert "<script>document.title='owned'</script>" in text
    assert "U+202E" in text and "\u202e" not in text and "\x1b" not in text


def luminance(color):
    channels = [int(c) / 255 for c in color[color.index("(") + 1:-1].split(",")[:3]]
    linear = [c / 12.92 if c <= .03928 else ((c + .055) / 1.055) ** 2.4 for c in channels]
    return .2126 * linear[0] + .7152 * linear[1] + .0722 * linear[2]


@pytest.mark.parametrize("dark", [False, True])
def test_colours_have_contrast(browser, example, dark):
    """WCAG 2.1: 4.5 to 1 for text."""
    browser.open(example, dark=dark)
    pairs = browser.ask("""[...document.querySelectorAll('p, mark, .pill, .badge, .letter, .rule, h1, '
        + 'h2, .block, .kind, del, ins, footer')].map(e => {
          let back = e;
          while (getComputedStyle(back).backgroundColor === 'rgba(0, 0, 0, 0)') back = back.parentElement;
          return [getComputedStyle(e).color, getComputedStyle(back).backgroundColor, e.className];
        })""")
    for color, back, name in pairs:
        light, dim = sorted((luminance(color), luminance(back)), reverse=True)
        assert (light + .05) / (dim + .05) >= 4.5, (color, back, name)
    assert (luminance(browser.ask("getComputedStyle(document.body).backgroundColor")) < .2) == dark


@pytest.mark.parametrize("name, width, dark", [
    ("light", 1400, False), ("dark", 1400, True), ("narrow", 420, False)])
def test_screenshots(browser, example, request, tmp_path, name, width, dark):
    """Kept with --screenshots FOLDER, to be looked at; the page must have painted something."""
    folder = pathlib.Path(request.config.getoption("--screenshots") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    browser.open(example, width=width, dark=dark)
    picture = browser.screenshot(folder / f"page-{name}.png")
    assert picture.startswith(b"\x89PNG") and len(picture) > 20_000
