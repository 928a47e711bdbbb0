"""From a result to what people look at: the terminal's report and the HTML page, from the same views.

    plain, flow    text of articles made harmless; text wrapped to columns
    runs           a stretch of an article with the words in question marked
    names          outlets by names as short as can be told apart
    views          what is shown of a result, and in which order, for every medium
    terminal, quotes, comparison    plain text, with or without color
    html           one page that needs nothing else, and the notebook's view

No text of an article ever becomes markup or a control sequence here.
"""
