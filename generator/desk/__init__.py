"""The clerk's desk: the site as owners see it, what is wrong, what changes, a button per command.

A small server for one browser on the same machine. It draws from the folder, writes nothing
itself, and runs the commands of ``estate`` for whoever presses a button.
"""

from generator.desk.finding import Wanted, find, words_of
from generator.desk.glance import Glance, asked_for, parted
from generator.desk.guards import Guards
from generator.desk.orders import ORDERS, BadOrderError, order
from generator.desk.panels import BY_FOLDER, Item, changes, items, of_page, sent
from generator.desk.ports import MOST_PORTS, PORTS, NoPortError, bound_socket, port_of_desk
from generator.desk.server import Order, serve

__all__ = [
    "BY_FOLDER",
    "MOST_PORTS",
    "ORDERS",
    "PORTS",
    "BadOrderError",
    "Glance",
    "Guards",
    "Item",
    "NoPortError",
    "Order",
    "Wanted",
    "asked_for",
    "bound_socket",
    "changes",
    "find",
    "items",
    "of_page",
    "order",
    "parted",
    "port_of_desk",
    "sent",
    "serve",
    "words_of",
]
