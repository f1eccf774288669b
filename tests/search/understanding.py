"""What the tests of queries, vocabulary and highlights share: a few concepts."""

from search.records import Concept

FAMILY = Concept(
    "family",
    {
        "pl": ("wspieranie rodziny", "pomoc dziecku", "PCPR"),
        "uk": ("підтримка родини", "допомога дітям"),
        "ru": ("поддержка семьи", "помощь детям"),
        "be": ("падтрымка сям'і", "дапамога дзецям"),
        "en": ("family support", "help for children"),
        "es": ("apoyo a la familia", "ayuda para niños"),
        "ar": ("دعم الأسرة", "مساعدة الأطفال"),
    },
)
CHILDREN = Concept("children", {"pl": ("dzieci",), "uk": ("діти",), "en": ("children",)})
FOSTER = Concept("foster", {"pl": ("rodzina zastępcza", "piecza zastępcza")})
