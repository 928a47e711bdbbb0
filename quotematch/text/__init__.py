"""Text as a reader sees it: paragraphs, sentences and words with their places, and the fold by which words compare."""
