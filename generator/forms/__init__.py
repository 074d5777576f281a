"""Forms, made of the declaration of a kind: what may be typed, and what stands there now.

A kind needs no form of its own. Its model says what each field may hold, the vocabulary what it
is called and whether it is rare, the content which contacts, boards and places there are.
"""

from generator.forms.filling import Field, Form, form_of, refilled
from generator.forms.offers import called

__all__ = ["Field", "Form", "called", "form_of", "refilled"]
