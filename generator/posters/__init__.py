"""Paper and pictures: what hangs on the boards, made from the very records the pages show.

A *sheet* is what stands on one paper, as plain data; a template in ``templates/posters``
sets it; the *press* turns documents of sheets into PDF and PNG. Paper has a life: it says
itself until when it hangs, and what is taken down each morning follows from the content.
"""
