"""Terms of the glossary made the way an editor makes them."""

from wagtail.models import Locale

from translations.models import GlossaryRendering, GlossaryTerm


def make_term(term, meaning="Krótkie wyjaśnienie.", *, forms=(), explain=True, keep=False, **names):
    """A term; ``uk=("асистент родини", "Допомагає вдома.")`` gives names, then the meaning."""
    made = GlossaryTerm(
        term=term, forms="\n".join(forms), definition=meaning, explain=explain, keep=keep
    )
    made.renderings = [rendering(code, *words) for code, words in names.items()]
    made.save()
    return made


def rendering(code, *words):
    """What a language calls a term: the decided name, others, and the meaning last."""
    first, *others, meaning = words
    locale = Locale.objects.get(language_code=code)
    return GlossaryRendering(
        locale=locale, rendering=first, accepted="\n".join(others), definition=meaning
    )


def assistant(**others):
    """The term that most tests are about."""
    words = {
        "uk": ("асистент родини", "помічник сім'ї", "Допомагає родині вдома."),
        "en": ("family assistant", "Somebody who helps a family at home."),
        "ar": ("مساعد الأسرة", "شخص يساعد الأسرة في البيت."),
    }
    return make_term("asystent rodziny", "Pomaga rodzinie w domu.", **(words | others))
