"""Common equipment: who maintains it, how often, and until when its inspection is valid."""

from generator.languages import has_han
from generator.models.fields import Consent, Count, Day, Id, Phone, Record, Text, Title
from generator.patterns import lazy_re

_CLAIM = "合格|通过|达标|有效|正常|完好"

_CLAIM_RE = lazy_re(_CLAIM)

_VERDICT_RE = lazy_re(rf"(?:全部|均|已)?(?:{_CLAIM})(?:证书?|报告|标志)?$")
"""What a certificate says of a thing, as far as it stands at the end of its name."""


class Maintainer(Record):
    name: Text
    licence: Text | None = None
    phone: Phone | None = None


class Upkeep(Record):
    frequency: Text
    next: Day | None = None


class Inspection(Record):
    name: Text = "检验合格"
    valid_until: Day

    @property
    def subject(self) -> str:
        """The name without its verdict: 定期检验 of 定期检验合格.

        Empty where the verdict stands elsewhere in it, or in a language we cannot take apart.
        """
        subject = _VERDICT_RE.sub("", self.name)
        return subject if has_han(subject) and not _CLAIM_RE.search(subject) else ""


class Equipment(Record):
    id: Id
    name: Title
    count: Count | None = None
    maintainer: Maintainer
    service: Upkeep | None = None
    inspection: Inspection | None = None
    officer: Text | None = None
    emergency: Text | None = None
    remark: Text | None = None
    order: Count = 100
    personal_data: Consent | None = None
