"""Speakers: whom a mention stands for.

resolving.py    each attribution with its speaker
mentions.py     what a mention says of whom it names
scene.py        people, bodies and sentences of an article
holders.py      roles: "the CEO"
antecedents.py  pronouns
named_later.py  those whom the text names behind their words
"""
