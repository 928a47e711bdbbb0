"""From any input to articles.

    sources    what the caller hands over: paths, dicts, articles, frames, open files -> Corpus
    folders    paths -> the files to read, each with its place below the corpus root
    formats    a file's suffix -> the module that reads it; a new format is a new module and a row there
    unpacking  a file -> its bytes, unpacked, within limits
    texts, jsonlines, json_files, delimited, html, parquet, sqlite, warc, frames    one format each
    records    one dict -> one Article, or the problem that says why not
    columns    which key or column holds which field; values, days    what stands in it, as the field holds it
    quotations records that hold quotations instead of a text -> articles; signs    the marks to put around them
    decoding   bytes -> text, with everything told that had to be changed
    remarks    oddities of a text that a reader of results should know

Nothing a file holds is ever an error: what cannot be read becomes a `Problem` with its place, and the rest is read.
"""

from quotematch.read.sources import Source, read

__all__ = ["Source", "read"]
