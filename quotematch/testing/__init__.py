"""For other people's property tests: articles with the truth attached, edits of every kind, and contracts.

    from hypothesis import given
    from quotematch.testing import contracts, strategies

    @given(strategies.told_articles())
    def test_my_extractor(told):
        contracts.marked_words_are_found(my_extractor, told)

`stories` makes the articles, `mutations` makes single edits, both without chance and without Hypothesis; `contracts`
take any extractor or reconciler; `strategies` draws all of it and is the only module that needs Hypothesis.
"""
