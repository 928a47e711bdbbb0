"""Speakers: whom a mention stands for.

resolving.py    each attribution with its speaker
mentions.py     what a mention says of whom it names (joint_mentions, appositives, noun_forms)
implausible.py  phrases that name no speaker
scene.py        people, bodies and sentences of an article
holders.py      roles: "the CEO"
antecedents.py  pronouns
named_later.py  those whom the text names behind their words
"""
