"""The page in a real browser: what a reader can click, what a screen reader finds, and what no article can do.

Chromium is the system's, Playwright drives it and axe-core judges it; without them these tests are skipped.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from quotematch import Article, Reconciliation, reconcile

sync_api = pytest.importorskip("playwright.sync_api", reason="needs the extra `browser`: pip install -e .[browser]")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs a browser: apt-get install chromium")

FLAGS = ("no-sandbox", "disable-gpu", "no-first-run", "disable-sync", "disable-component-update")
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    flags = [f"--{flag}" for flag in (*FLAGS, "disable-background-networking")]
    with sync_api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield found
        found.close()


@pytest.fixture(scope="module")
def report(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Reconciliation, str]:
    path = tmp_path_factory.mktemp("report") / "report.html"
    result = reconcile(str(seeds))
    result.to_html(path)
    return result, path.as_uri()


@pytest.fixture
def page(browser: Any, report: tuple[Reconciliation, str]) -> Iterator[Any]:
    opened = browser.new_page()
    opened.goto(report[1])
    yield opened
    opened.close()


def _shown(page: Any, selector: str) -> int:
    return int(page.locator(f"{selector}:not([hidden])").count())


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1100])
def test_axe_finds_no_violation(browser: Any, report: tuple[Reconciliation, str], scheme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs the extra `browser`")
    page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 900})
    page.goto(report[1])
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    found = axe.Axe().run(page, options=WCAG).response["violations"]
    page.close()
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []


def test_filters_hide_what_does_not_fit_and_bring_it_back(page: Any, report: tuple[Reconciliation, str]) -> None:
    result, _ = report
    whole = _shown(page, ".finding")
    assert whole == len(result.discrepancies)
    page.select_option("select[name=severities]", "note")
    sync_api.expect(page.locator("#shown")).not_to_be_empty()
    assert _shown(page, ".finding") == sum(one.severity == "note" for one in result.discrepancies)
    page.click("button[type=reset]")
    sync_api.expect(page.locator("#shown")).to_be_empty()
    assert _shown(page, ".finding") == whole


@pytest.mark.parametrize("facet", ["outlets", "speakers", "verdicts", "severities"])
def test_each_filter_leaves_what_carries_its_mark(page: Any, facet: str) -> None:
    value = page.locator(f"select[name={facet}] option").nth(1).get_attribute("value")
    page.select_option(f"select[name={facet}]", value)
    sync_api.expect(page.locator("#shown")).not_to_be_empty()
    left = page.evaluate(
        f"Array.from(document.querySelectorAll('[data-{facet}]:not([hidden])')).map(one => one.dataset.{facet})"
    )
    hidden = page.evaluate(
        f"Array.from(document.querySelectorAll('[data-{facet}][hidden]')).map(one => one.dataset.{facet})"
    )
    assert left
    assert hidden
    assert all(value in marks.split() for marks in left)
    assert not any(value in marks.split() for marks in hidden)


def test_search_finds_words_in_the_map_too(page: Any) -> None:
    page.fill("input[name=words]", "good conscience")
    sync_api.expect(page.locator("#shown")).not_to_be_empty()
    assert _shown(page, ".statement") == _shown(page, ".map tbody tr") == 1
    assert "good conscience" in page.locator(".statement:not([hidden])").inner_text()


def test_a_cell_of_the_map_leads_to_its_statement_by_keyboard(page: Any) -> None:
    cell = page.locator(".map a").first
    cell.focus()
    page.keyboard.press("Enter")
    target = page.locator(cell.get_attribute("href"))
    assert target.is_visible()
    assert page.url.endswith(cell.get_attribute("href"))


def test_a_click_leads_from_statement_to_article_and_back(page: Any) -> None:
    statement = page.locator(".statement").first
    name = statement.get_attribute("id")
    statement.locator(".who a").first.click()
    quote = page.locator(f".said[href='#{name}']").first
    assert quote.is_visible()
    quote.click()
    assert page.url.endswith(f"#{name}")
    assert statement.is_visible()


def test_a_deep_link_opens_what_is_closed(browser: Any, report: tuple[Reconciliation, str]) -> None:
    from quotematch.show.report_articles import anchor

    result, url = report
    alone = next(one for one in result.statements if len(one.outlets) == 1)
    page = browser.new_page()
    page.goto(f"{url}#{anchor('s', alone.id)}")
    assert page.locator(f"#{anchor('s', alone.id)}").is_visible()
    page.close()


def test_without_script_all_is_there_and_nothing_that_does_not_work(
    browser: Any, report: tuple[Reconciliation, str]
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(report[1])
    assert not page.locator("#filters").is_visible()
    assert page.locator(".finding").count() == len(report[0].discrepancies)
    assert page.locator(".statement").first.is_visible()
    context.close()


def test_print_shows_everything_and_no_controls(page: Any) -> None:
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert not page.locator("#filters").is_visible()
    assert page.locator(".article .text").last.is_visible()


HOSTILE = '</div></details></style><script>alert(1)</script><img src=x onerror=alert(2)>" onclick="alert(3)" {{ 7*7 }}'


def test_a_hostile_corpus_opens_no_dialog_and_asks_for_nothing(browser: Any, tmp_path: Path) -> None:
    text = f"{HOSTILE} “We will not {HOSTILE} go there at all,” said Ann Lee. {HOSTILE}"
    articles = [Article(id=f"{HOSTILE}{n}", text=text, outlet=f"{HOSTILE} {n}", title=HOSTILE) for n in range(2)]
    reconcile(articles).to_html(tmp_path / "report.html")
    page = browser.new_page()
    asked: list[str] = []
    dialogs: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    page.on("dialog", lambda dialog: dialog.dismiss())
    url = (tmp_path / "report.html").as_uri()
    page.goto(url)
    page.fill("input[name=words]", HOSTILE)
    for link in page.locator(".map a").all():
        link.click()
    assert asked == [url]
    assert dialogs == []
    assert page.locator("img").count() == 0
    assert page.locator(".article").count() == 2
    page.close()
