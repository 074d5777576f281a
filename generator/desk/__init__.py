"""The clerk's desk: the site as owners see it, what is wrong, what changes, a button per command.

A small server for one browser on the same machine. It draws from the folder, writes nothing
itself, and runs the commands of ``estate`` for whoever presses a button.
"""

from generator.desk.ports import NoPortError
from generator.desk.server import Order, serve

__all__ = ["NoPortError", "Order", "serve"]
