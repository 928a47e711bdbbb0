"""Speech: who is said to have said what, from the words around quotations and clauses.

tokens.py        words and signs of an article; frames.py: its sentences, each quotation one item
cues.py          which words report (verb_forms.py), and which only seem to (plural_nouns.py)
before_cue.py    content before the cue; behind_cue.py: and its rest; after_cue.py, other_cues.py: elsewhere;
                 passives.py: of whom it is said
unsaid.py        reports that are denied, left undone or only supposed
complements.py   where content begins (clauses.py, objects.py: by what); extents.py: where it ends; topics.py: when
                 nothing is told of it
subjects.py      whose words they are (noun_phrases, joint_subjects, inverted_subjects, clause_subjects);
                 governed.py: by another's verb
labels.py        speakers set before a colon; announced.py: and texts
embedded.py      quotations that no cue holds, in their clause; going_on.py: or with what was said before
nested.py        quotations inside quotations
titling.py       titles of texts, and who gave them; works.py: names of works
attribution.py   all of an article together, in a book.py
grammar.py       the lexicon of a language as records (word_classes, endings, punctuation)
clause_cues.py   languages whose verb stands second: clause_verbs, verb_second, reported_clauses, dependent_clauses,
                 attributing_phrases, quoted_inside; conjugation.py: their verbs
"""
