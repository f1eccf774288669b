"""Explains terms of the glossary on public pages.

``{% words_explained %}`` stands around a page's content and lists the meanings at its end; inside,
``{% explained language %}`` stands around prose. Where nothing lists them, prose stays as it is.
"""

from typing import Any

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from core.languages import reader_language

from ..glossary.explaining import Explanations

register = template.Library()
NAME = "explanations"


class WordsExplainedNode(template.Node):
    """The content, then the words that were explained in it."""

    def __init__(self, nodes: NodeList) -> None:
        self.nodelist = nodes

    def render(self, context: Any) -> SafeString:
        """Render the content first: it decides which words there are."""
        explanations = Explanations(reader_language())
        with context.push(**{NAME: explanations}):
            content = self.nodelist.render(context)
        if not explanations.words:
            return content
        words = {"words": explanations.words.values()}
        listed = render_to_string("components/words_explained.html", words)
        return SafeString(content + listed)


class ExplainedNode(template.Node):
    """Prose in a language, with terms marked where a page explains them."""

    def __init__(self, language: FilterExpression, nodes: NodeList) -> None:
        self.language = language
        self.nodelist = nodes

    def render(self, context: Any) -> SafeString:
        """Mark what was rendered."""
        content = self.nodelist.render(context)
        explanations = context.get(NAME)
        if explanations is None:
            return content
        marked: SafeString = explanations.mark(content, self.language.resolve(context))
        return marked


@register.tag
def words_explained(parser: Parser, token: Token) -> WordsExplainedNode:
    """``{% words_explained %}…{% endwords_explained %}``, once on a page."""
    nodes = parser.parse(("endwords_explained",))
    parser.delete_first_token()
    return WordsExplainedNode(nodes)


@register.tag
def explained(parser: Parser, token: Token) -> ExplainedNode:
    """``{% explained page.prose_lang %}…{% endexplained %}`` around prose of that language."""
    _tag, language = token.split_contents()
    nodes = parser.parse(("endexplained",))
    parser.delete_first_token()
    return ExplainedNode(parser.compile_filter(language), nodes)
