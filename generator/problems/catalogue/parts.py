"""Parts of a text that end before the rest of it."""

from __future__ import annotations

from generator.problems.catalogue.wording import Wording, held

PARTS: dict[str, Wording] = {
    "part.unclear": held(
        "“{value}”看不懂，不知道这一行到哪天撤下。请写全年月日，例如“{suggestion}”；不要它自己撤下的，换个说法，不写“有效期至”。"
    ),
    "part.not_here": held(
        "{field}里写了“{value}”，这一项到期也不能空着。请把它移到正文、备注或附注的一行里。"
    ),
    "part.other_ends": held(
        "译文里写的到期日是 {value}，原文“{other}”里是 {wanted}。两种文字要一起撤下，请把译文的日期改得和原文一样，写成（valid until 2027-03-15）这样。"
    ),
}
