"""People and offices to call. Telephone numbers reach a page only from here."""

from pydantic import Field

from generator.models.fields import Consent, Id, Phone, Record, Text, Words


class Contact(Record):
    id: Id
    name: Text
    phone: Phone
    hours: Text | None = None
    topics: Words = Field(default=())
    place: Text | None = None
    substitute: Id | None = None
    """Who stands in, as a contact's id."""
    personal_data: Consent | None = None

    @property
    def dialled(self) -> str:
        """The number for a ``tel:`` address (RFC 3966): no spaces, separators dropped."""
        return "".join(c for c in self.phone if c.isdigit() or c in "+*#")
