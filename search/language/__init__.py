"""The analysis of language: folding, tokens, lemmas and inflected forms of seven languages."""
