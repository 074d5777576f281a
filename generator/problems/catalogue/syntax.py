"""YAML, front matter and Markdown as clerks mistype them."""

from __future__ import annotations

from generator.problems.catalogue.wording import Wording, held

SYNTAX: dict[str, Wording] = {
    "front.no_start": held("文件开头应是单独一行 ---，现在是“{value}”。请在最上面加一行三个减号。"),
    "front.no_end": held(
        "缺少第二行 ---，分不清哪里是项目、哪里是正文。请在这一行下面加一行三个减号。"
    ),
    "front.other_fence": held("分隔的一行应是三个减号，现在是“{value}”。请换成 ---。"),
    "front.text_before": held(
        "第 {line} 行的 --- 上面还有“{value}”等内容。请删掉这些内容，让 --- 成为文件的第一行。"
    ),
    "front.second_fields": held(
        "正文里又有一组项目：“{value}”，像是另一则。一个文件只写一则，请把这一行上面的 --- 和它下面的内容移到另一个文件。"
    ),
    "front.empty": held("两行 --- 之间没有内容。请至少写上标题、类别、张贴至三行。"),
    "front.too_big": held(
        "两行 --- 之间有 {size} 个字，超过上限 {limit} 个。请把长内容移到第二行 --- 下面的正文里。"
    ),
    "yaml.fullwidth_colon": held("“{value}”用了全角冒号。请改成半角冒号加一个空格：{suggestion}"),
    "yaml.fullwidth_colon_too": held(
        "“{value}”用了全角冒号。请改成半角冒号加一个空格；冒号后面的内容也要改，另有一条说明。"
    ),
    "yaml.no_space_too": held(
        "“{value}”的冒号后面少了一个空格。请补上；冒号后面的内容也要改，另有一条说明。"
    ),
    "yaml.no_space": held("“{value}”的冒号后面少了一个空格。请改成：{suggestion}"),
    "yaml.odd_space": held(
        "“{value}”里有全角空格，或从网页、聊天里带来的空格，电脑不当它是空格。请改成普通空格：{suggestion}"
    ),
    "yaml.fullwidth_marks": held("“{value}”用了全角的括号、逗号或冒号。请改成半角：{suggestion}"),
    "yaml.glued_list": held(
        "从“{value}”起的几行会并成一行。请在每一项前面写减号和一个空格：{suggestion}"
    ),
    "yaml.no_colon": held(
        "“{value}”里没有冒号。请写成“项目: 内容”；若是正文，请移到第二行 --- 下面。"
    ),
    "yaml.colon_in_value": held("内容里又有冒号加空格，电脑分不清。请给内容加上引号：{suggestion}"),
    "yaml.tab": held("行首用了 Tab 键。请删掉，改用空格。"),
    "yaml.quote": held("引号没有成对：“{value}”。请在内容前后各写一个半角引号。"),
    "yaml.text_after_quote": held("引号后面还有字：“{value}”。请把全部内容放进引号：{suggestion}"),
    "yaml.bracket": held(
        "括号没有成对，或中间少了逗号：“{value}”。请补上缺的方括号、花括号或逗号。"
    ),
    "yaml.indent": held("这一行的缩进和上下行对不齐：“{value}”。请让同一层的项目从同一列开始。"),
    "yaml.reserved": held("内容以“{mark}”开头，这个符号另有含义。请给内容加上引号：{suggestion}"),
    "yaml.not_allowed": held(
        "这里写的“{value}”会被当作锚点、引用或标签，内容文件不支持。请直接写出内容；若是普通文字，请加引号。"
    ),
    "yaml.second_document": held("文件中间又有一行 ---，下面的内容会丢掉上面的。请删掉这一行。"),
    "yaml.too_deep": held("括号或缩进套了超过 {limit} 层。请删掉多写的括号或空格。"),
    "yaml.too_many": held("这个文件里的项目超过 {limit} 个。请拆成几个文件。"),
    "yaml.duplicate_key": held("{field}写了两次，第 {first} 行已经写过。请只留一个。"),
    "yaml.not_fields": held(
        "这里应是“项目: 内容”这样的一行行，现在是“{value}”。请逐项写上项目名、半角冒号和一个空格，行首不加“- ”。"
    ),
    "yaml.syntax": held("这里的写法看不懂：“{value}”。请对照示例检查冒号、引号、括号和缩进。"),
    "yaml.comment_cuts": held(
        "“{value}”里的 # 前有空格，后面的字会被当作备注丢掉。请给内容加引号：{suggestion}；若本来就是备注，请在 # 后面空一格。"
    ),
    "body.too_big": held("正文有 {size} KB，超过上限 {limit} KB。请精简，长资料放进附件。"),
    "body.too_many_lines": held("正文有 {count} 行，超过上限 {limit} 行。请精简，长表格放进附件。"),
    "body.too_many_marks": held(
        "正文到这一行已有 {count} 个“{mark}”，超过上限 {limit} 个，像是误贴的内容。请删掉多余的。"
    ),
    "body.too_deep": held("这一行的缩进、引用或列表套了超过 {limit} 层。请减少行首的空格和符号。"),
    "body.unclosed": held(
        "从这一行起有很多“{mark}”没有配对，像是误贴的内容。请补上“{closing}”，或删掉多余的。"
    ),
    "body.headings": held(
        "这里有太多标题或分隔线挤在一起，像是误贴的内容。请在每个标题前后各空一行，或删掉多余的。"
    ),
}
