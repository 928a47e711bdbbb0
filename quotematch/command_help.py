r"""What the help of the commands says below their options: examples, and exit codes with their meaning.

`\b` on a line of its own tells click to leave the lines below as they are.
"""

from __future__ import annotations

DONE, FOUND, WRONG_USE, SOME_FAILED, UNFORESEEN, INTERRUPTED = 0, 1, 2, 3, 70, 130

#: Of the tables that --output-table takes, those that people ask for most; a name that none has lists them all.
SOME_TABLES = ("articles", "quotes", "passages", "statements", "readings", "edits", "discrepancies", "source_checks")

EXAMPLES = """\b
Examples:
  quotematch reconcile articles/
  quotematch reconcile articles/ --primary speech.txt -o report.html
  quotematch reconcile articles/ -o result.xlsx
  quotematch reconcile articles/ --format csv --output-table quotes -o quotes.csv
  quotematch reconcile - --check < articles.jsonl
  quotematch extract story.html
  quotematch compare "we cannot accept this" "we can accept this"

"""
RECONCILE_EXAMPLES = """\b
Examples:
  quotematch reconcile articles/                               a folder per outlet
  quotematch reconcile news.csv --column text=body             a table
  quotematch reconcile crawl.warc.gz --format html -o report.html
  quotematch reconcile news.db --query "SELECT * FROM news WHERE day > '2026-02'"
  cat news.jsonl | quotematch reconcile - --format json | jq .statements
  quotematch reconcile articles/ --check -q && echo "no discrepancy"

"""
EXTRACT_EXAMPLES = """\b
Examples:
  quotematch extract story.txt
  quotematch extract page.html --format json -o quotes.json
  curl -s https://example.org/story | quotematch extract - --from html

"""
COMPARE_EXAMPLES = """\b
Examples:
  quotematch compare "we cannot accept this" "we can accept this"
  quotematch compare "$(cat said.txt)" "$(cat printed.txt)" --format json

"""
_CODES = {
    DONE: "done",
    FOUND: "--check found a discrepancy of severity warning or alarm",
    WRONG_USE: "wrong use: an unknown option, a path that does not exist, no article",
    SOME_FAILED: "some articles could not be done; all others are",
    UNFORESEEN: "an error that should not happen, told in one line; please report it",
    INTERRUPTED: "interrupted",
}


def exit_codes(*without: int) -> str:
    """The exit codes of a command, for its help; `without` are those that it never has."""
    listed = "\n".join(f"  {code:>3}  {why}" for code, why in _CODES.items() if code not in without)
    return f"\b\nExit codes:\n{listed}\n"
