"""Marks: what stands inside quotation marks, as pieces of the text.

pieces.py       paragraph by paragraph, marks in, pieces out
conventions.py  which marks a language uses
neighbours.py   the marks of a paragraph, and what stands beside them
kinds.py        what a mark can be, by its neighbours
apostrophes.py  single marks that are none
nesting.py      the cheapest reading of a row of marks
drafts.py       pieces in the making
far_marks.py    one mark that opens and one that closes, paragraphs apart
lost_closings.py  where a quote ends whose closing mark is missing
repeats.py      marks that a program has printed twice
set_off.py      what is quoted without marks, by the four that follow
blocks.py       statements set off as a block, without marks
posts.py        posts that a line signs or heads; post_lines.py: those lines
dialogue.py     what is said behind a dash
lost_marks.py   marks that a wrong decoding has turned into question marks
page_links.py   links to other stories, captions, calls to readers
furniture.py    advertisements, sub-heads and credits between paragraphs
"""
