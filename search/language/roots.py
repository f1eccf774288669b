"""Roots: words made from one another, such as bezdomny and bezdomność, by how they begin."""

LENGTH = 6
# So much of the shorter word both must have in common, and one letter more than the root.
SHARED = 0.65


def root(lemma: str) -> str:
    """The root of a folded lemma; empty for a short one.

    >>> root("bezdomnosc"), root("dom")
    ('bezdom', '')
    """
    return lemma[:LENGTH] if len(lemma) > LENGTH else ""


def are_akin(lemma: str, other: str) -> bool:
    """Whether two folded lemmas look like words of one root.

    >>> are_akin("socjoterapia", "socjoterapeutyczny"), are_akin("przedszkole", "przedsiewziecie")
    (True, False)
    """
    shorter = min(len(lemma), len(other))
    common = next(
        (place for place in range(shorter) if lemma[place] != other[place]),
        shorter,
    )
    return lemma != other and common > LENGTH - 1 and common >= SHARED * shorter
