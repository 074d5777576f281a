"""Paper and pictures: what hangs on the boards, made from the very records the pages show.

A *sheet* is what stands on one paper, as plain data; a template in ``templates/posters``
sets it; the *press* turns documents of sheets into PDF and PNG. Paper has a life: it says
itself until when it hangs, and what is taken down each morning follows from the content.
"""

from generator.paper.site_papers import NO_PAPERS, Papers, site_papers, without_words
from generator.paper.typesetting.cache import Cache
from generator.paper.typesetting.fonts import NoFontsError
from generator.paper.typesetting.press import Press
from generator.paper.typesetting.rare import rare_characters

__all__ = [
    "NO_PAPERS",
    "Cache",
    "NoFontsError",
    "Papers",
    "Press",
    "rare_characters",
    "site_papers",
    "without_words",
]
