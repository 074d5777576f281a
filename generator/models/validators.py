"""A validator that is the whole schema of its field: records are read, and never serialised.

That of pydantic also builds what would write the value again, for which it goes through the
fields of every date and window. That made two thirds of the time in which the models of all
kinds are got ready.
"""

from collections.abc import Callable
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema
from pydantic_core.core_schema import no_info_plain_validator_function

from generator.dataclass import dataclass


@dataclass(frozen=True)
class PlainValidator:
    """Hands what was typed to a function, which returns the value of the field."""

    func: Callable[[Any], Any]

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        del source, handler
        return no_info_plain_validator_function(self.func)
