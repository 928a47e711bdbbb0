"""Speech: who is said to have said what, from the words around quotations and clauses.

frames.py        sentences, each quotation one item
cues.py          which words report; before_cue, after_cue, other_cues: where their content stands
complements.py   where content begins (clauses, objects: by what); extents.py: where it ends
nested.py        quotations inside quotations
subjects.py      whose words they are
labels.py        speakers set before a colon
governed.py      whoever speaks by another's verb
titling.py       titles of texts, and who gave them; works.py: names of works
attribution.py   all of an article together
grammar.py       the lexicon of a language as records (word_classes, endings, punctuation)
clause_cues.py and its kin: languages whose verb stands second
"""
