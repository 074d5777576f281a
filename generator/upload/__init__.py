"""The site on its host, by the estate's own commands: what is there, what must go, what failed."""

from generator.upload.programs import command_line, found
from generator.upload.remote import Transfer
from generator.upload.running import Failure, run
from generator.upload.uploading import Route, Uploaded, plan, take_down, upload

__all__ = [
    "Failure",
    "Route",
    "Transfer",
    "Uploaded",
    "command_line",
    "found",
    "plan",
    "run",
    "take_down",
    "upload",
]
