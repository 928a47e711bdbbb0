"""The command line: `quotematch reconcile`, `extract` and `compare`.

Results go to standard output, progress and messages to standard error. Output is UTF-8 whatever the locale says, and a
file that is asked for with -o is written whole or not at all. What nobody foresaw has an exit code of its own, so that
no script takes it for a discrepancy.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import click

from quotematch.command_help import (
    COMPARE_EXAMPLES,
    DONE,
    EXAMPLES,
    EXTRACT_EXAMPLES,
    FOUND,
    INTERRUPTED,
    RECONCILE_EXAMPLES,
    SOME_FAILED,
    SOME_TABLES,
    UNFORESEEN,
    WRONG_USE,
    exit_codes,
)
from quotematch.errors import QuotematchError
from quotematch.excerpts import opening
from quotematch.reading_options import Asked, reading_options
from quotematch.write.formats import FORMATS

if TYPE_CHECKING:
    from quotematch.models import Problem

#: Notes that are told on standard error, too: which column was taken for what, and what was asked for in vain.
_TOLD = ("columns", "unused_option")
#: Failed articles that are named on standard error; the others are counted.
_NAMED_FAILURES = 20

_PATHS = click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(allow_dash=True))
_OUTPUT = click.option(
    "-o", "--output", metavar="FILE", type=click.Path(dir_okay=False), help="Write here instead of standard output."
)
_QUIET = click.option("-q", "--quiet", is_flag=True, help="No progress and no messages, but for errors.")
_COLOR = click.option("--color/--no-color", default=None, help="Mark with colors; by default at a terminal only.")


def _formats(*names: str, default: str = "as the name of the file says, else as text") -> Callable[[Any], Any]:
    return click.option(
        "-f",
        "--format",
        "form",
        type=click.Choice(names),
        metavar="FORMAT",
        help=f"How to write it: {', '.join(names)}. By default {default}.",
    )


def _version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        from quotematch import __version__

        click.echo(f"quotematch {__version__}")
        context.exit()


@click.group(
    epilog=EXAMPLES + exit_codes(),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
def cli() -> None:
    """How several outlets report what people said, side by side, word by word."""


@cli.command(epilog=RECONCILE_EXAMPLES + exit_codes(), short_help="Who has which statement, in which words.")
@_PATHS
@_formats(*FORMATS)
@_OUTPUT
@click.option(
    "--output-table",
    metavar="NAME",
    help=f"With --format csv: which table, such as {', '.join(SOME_TABLES)}; passages when none is named.",
)
@click.option("--primary", metavar="PATH", multiple=True, help="A primary source: a transcript, a press release.")
@click.option(
    "--decisions",
    metavar="FILE",
    type=click.Path(dir_okay=False),
    help="Links that a person confirmed or rejected, in JSON Lines, as --format decisions writes them.",
)
@click.option("--check", is_flag=True, help="Exit with 1 when there is a discrepancy above a note.")
@click.option("-a", "--all", "everything", is_flag=True, help="Show everything, each statement as a whole.")
@reading_options
@_QUIET
@_COLOR
def reconcile(
    paths: tuple[str, ...],
    form: str | None,
    output: str | None,
    output_table: str | None,
    primary: tuple[str, ...],
    decisions: str | None,
    check: bool,
    everything: bool,
    asked: Asked,
    quiet: bool,
    color: bool | None,
) -> int:
    """Bring together what several outlets report of the same statements.

    PATH is a folder of articles, or a file: text, HTML, JSON, JSON Lines, CSV, Parquet, SQLite or WARC, those of text
    also as .gz or .zst. "-" is standard input: JSON Lines, or what it begins like, or what --from says. Columns and
    keys are found by their usual names; which was taken for what is told.
    """
    from quotematch import pipeline, read

    _check_output(output)
    form = _checked_format(form, output, output_table)
    files = _progress(quiet, " files")
    corpus = read(_sources(paths), primary=_sources(primary) if primary else None, progress=files, **asked.arguments)
    result = pipeline.reconcile(corpus, settings=asked.settings, progress=_progress(quiet), decisions=decisions)
    if form == "text":
        _put_out(result.to_text(color=_colored(color, output), everything=everything), output)
    else:
        _put_out(result.to_csv(table=output_table) if output_table else FORMATS[form].made(result), output)
    _tell_problems(result.problems, quiet)
    if check and any(one.severity.rank > 0 for one in result.discrepancies):
        return FOUND
    return SOME_FAILED if any(_failures(result.problems)) else DONE


@cli.command(epilog=EXTRACT_EXAMPLES + exit_codes(FOUND), short_help="The quotes of articles, with their speakers.")
@_PATHS
@_formats("text", "json")
@_OUTPUT
@reading_options
@_QUIET
@_COLOR
def extract(
    paths: tuple[str, ...], form: str | None, output: str | None, asked: Asked, quiet: bool, color: bool | None
) -> int:
    """Find the quotes of articles: who is quoted, with which words, and where.

    PATH is as for `quotematch reconcile`. Nothing is matched, and quotes have no verdict yet.
    """
    from quotematch import read
    from quotematch.extraction import extract_all
    from quotematch.show.quotes import render_quotes
    from quotematch.write.results import dump_quotes

    _check_output(output)
    corpus = read(_sources(paths), progress=_progress(quiet, " files"), **asked.arguments)
    quotes, found = extract_all(corpus, settings=asked.settings, progress=_progress(quiet))
    problems = (*corpus.problems, *found)
    if form == "json" or (form is None and str(output).lower().endswith(".json")):
        _put_out(dump_quotes(quotes, problems), output)
    else:
        _put_out(render_quotes(corpus, quotes, color=_colored(color, output)), output)
    _tell_problems(problems, quiet)
    return SOME_FAILED if any(_failures(problems)) else DONE


@cli.command(epilog=COMPARE_EXAMPLES + exit_codes(FOUND, SOME_FAILED), short_help="Two wordings, word by word.")
@click.argument("a")
@click.argument("b")
@_formats("text", "json", default="as text")
@_COLOR
def compare(a: str, b: str, form: str | None, color: bool | None) -> int:
    """Set two wordings side by side: their relation, and every edit between them."""
    import quotematch
    from quotematch.show.comparison import render_comparison

    _check_output(None)
    for wording in (a, b):
        if os.path.isfile(wording):
            _tell(f'{wording!r} is taken for words, though it is a file; to compare what it holds: "$(cat {wording})"')
    found = quotematch.compare(_decoded(a), _decoded(b))
    as_json = form == "json"
    _put_out(found.model_dump_json() + "\n" if as_json else render_comparison(found, color=_colored(color)), None)
    return DONE


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code. `arguments` are those of the process when None."""
    _speak_utf8()
    try:
        code = cli.main(args=arguments, prog_name="quotematch", standalone_mode=False)
    except click.ClickException as error:
        if sys.stderr is not None:
            error.show()
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        _tell("interrupted")
        return INTERRUPTED
    except (QuotematchError, OSError) as error:
        _tell(f"error: {_reason(error)}")
        return WRONG_USE
    except Exception as error:  # whatever it is, 1 would say that --check found something
        _tell(f"this should not happen: {opening(f'{type(error).__name__}: {error}', length=300)}; please report it")
        return UNFORESEEN
    return code if isinstance(code, int) else DONE


def _reason(error: Exception) -> str:
    """What an error says to people: that of the system without its number."""
    if isinstance(error, OSError) and not isinstance(error, QuotematchError) and error.strerror:
        return f"{error.strerror}: {os.fspath(error.filename)!r}" if error.filename else error.strerror
    return str(error)


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):  # closed, or a stream that a test or a notebook put there
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]


def _check_output(output: str | None) -> None:
    """Tell what could not be written before the work is done."""
    if output in (None, "-"):
        if sys.stdout is None:
            raise OSError("standard output is closed; name a file with -o, or open it")
    else:
        from quotematch.write.files import check_folder

        check_folder(str(output))


def _decoded(argument: str) -> str:
    """An argument of the command line as text; bytes that the system could not decode become U+FFFD."""
    try:
        argument.encode("utf-8")
    except UnicodeEncodeError:
        with suppress(UnicodeEncodeError):  # what no system hands over is cleaned by the comparison
            return os.fsencode(argument).decode("utf-8", "replace")
    return argument


def _leave_the_pipe() -> None:
    """Whoever read our output has seen enough; Python must not complain when it flushes at the end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _sources(paths: Iterable[str]) -> list[Any]:
    return [_standard_input() if path == "-" else path for path in paths]


def _standard_input() -> Any:
    if sys.stdin is None:
        raise OSError("standard input is closed; there is nothing to read at '-'")
    return getattr(sys.stdin, "buffer", sys.stdin)


def _checked_format(form: str | None, output: str | None, table: str | None) -> str:
    """The format asked for, or that of the file's name, when it can be written there and then."""
    from quotematch.write.formats import check_needs, format_for
    from quotematch.write.tables import check_name

    form = form or ("csv" if table and output in (None, "-") else format_for(output))
    check_needs(form)
    if table is not None:
        check_name(table)
        if form != "csv":
            raise click.UsageError(
                f"--output-table goes with --format csv, not {form}: other formats hold what they hold."
            )
    if not FORMATS[form].is_text and output in (None, "-") and sys.stdout is not None and sys.stdout.isatty():
        raise click.UsageError(f"{form} is nothing that a terminal shows: name a file with -o.")
    return form


def _put_out(content: str | bytes, output: str | None) -> None:
    if output is None or output == "-":
        try:
            if isinstance(content, bytes):
                sys.stdout.buffer.write(content)
            else:
                sys.stdout.write(content)
            sys.stdout.flush()
        except BrokenPipeError:
            _leave_the_pipe()
    else:
        from quotematch.write.files import write_whole

        write_whole(content, output)


def _colored(asked: bool | None, output: str | None = None) -> bool:
    """As asked for; else at a terminal that is not dumb, unless NO_COLOR (https://no-color.org) is set."""
    if asked is not None:
        return asked
    plain_wanted = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return output is None and not plain_wanted and sys.stdout.isatty()


def _progress(quiet: bool, unit: str = " articles") -> Callable[[Iterable[Any]], Iterable[Any]] | None:
    """A bar on standard error, when that is a terminal."""
    if quiet or sys.stderr is None or not sys.stderr.isatty():
        return None
    from tqdm import tqdm

    return lambda articles: tqdm(articles, unit=unit, leave=False, file=sys.stderr)


def _failures(problems: Iterable[Problem]) -> Iterator[Problem]:
    return (problem for problem in problems if problem.level.value == "failed")


def _tell_problems(problems: Iterable[Problem], quiet: bool) -> None:
    from quotematch.show.plain import plain

    if quiet:
        return
    for note in (problem for problem in problems if problem.code in _TOLD):
        _tell(plain(f"{note.path or 'input'}: {note.message}"))
    failures = list(_failures(problems))
    for problem in failures[:_NAMED_FAILURES]:
        place = problem.article_id or problem.path or "input"
        line = f", line {problem.line}" if problem.line else ""
        _tell(plain(f"failed: {place}{line}: {problem.message}"))
    if len(failures) > _NAMED_FAILURES:
        _tell(f"failed: {len(failures) - _NAMED_FAILURES:,} more; the result lists them all")


def _tell(message: str) -> None:
    with suppress(BrokenPipeError):
        click.echo(f"quotematch: {message}", err=True)
