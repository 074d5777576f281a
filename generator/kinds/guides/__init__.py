"""Guides: evergreen advice, looked at again on a day it names."""
