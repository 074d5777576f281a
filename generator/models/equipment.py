"""Common equipment: who maintains it, how often, and until when its inspection is valid."""

from __future__ import annotations

from generator.models.fields import Consent, Count, Day, Id, Phone, Record, Text, Title


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
