"""The result that all formats are tried on: two outlets, a primary source, and text that wants to be something else."""

from __future__ import annotations

import pytest

import quotematch as qm

MARKUP = "</script><b onload=x>&amp;]]>"
POST = (
    "=HYPERLINK(1) \U0001f5de Budget\r\n\r\n"
    "“We will not sell the old bridge \U0001f309 to anybody,” Mayor Ann Lee said, “and we will pay for its repair.”"
    "\r\n\r\n"
    f"“The {MARKUP} form \x00\x1b[31m is\u202e \ufffe wrong,” said Bob Ray.\r\n\r\n"
    "+1 was the answer. Lee called the sale “a bad joke”.\r\n"
)
MAIL = (
    "Mayor Ann Lee said: “We will sell the old bridge \U0001f309 to anybody.” "
    f"“The {MARKUP} form \x00\x1b[31m is\u202e \ufffe wrong,” said Bob Ray.\n"
)
SPEECH = "We will not sell the old bridge \U0001f309 to anybody, not this year, and we will pay for its repair."


@pytest.fixture(scope="session")
def hostile() -> qm.Reconciliation:
    """Texts with formulas, markup, controls, direction overrides, code points beyond XML and beyond 16 bits."""
    articles = [
        {"id": "0012", "outlet": "=Post & <Sons>", "published": "2026-03-01", "text": POST, "title": "-1"},
        {
            "id": "a b/ü#?%.txt",
            "outlet": "@Mail",
            "published": "2026-03-02",
            "text": MAIL,
            "url": "https://mail.example/a?b=1&c=<2>",
        },
        {"id": "1812-06-18", "outlet": "Old Times", "published": "1812-06-18", "text": "“We are at war,” he said."},
    ]
    corpus = qm.read(articles, primary={"id": "speech", "text": SPEECH})
    return qm.reconcile(corpus)
