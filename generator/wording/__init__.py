"""Things put into words, wherever they are read: on pages, papers, in feeds and chats.

One module for each sort of thing: days and times, money and figures, scopes, events. Functions of
a view and a language, without markup; a surface chooses, it never words a thing by itself.
"""
