"""Things put into words, wherever they are read: on pages, papers, in feeds and chats.

One module for each sort of thing: days and times, money and figures, scopes, events; ``values``
says whatever a fact may hold, by its type. Functions of a view and a language, without markup; a
surface chooses, it never words a thing by itself.
"""
