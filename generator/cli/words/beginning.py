"""Words of ``init``, and of what is worth adding."""

from __future__ import annotations

BEGINNING: dict[str, str] = {
    "init": "新建一个小区：回答十来个问题，就有一个可以生成的网站；--sample 是拷一份样例看看",
    "init_set": "直接给出一个回答，如 --set 小区名称=澄澜里小区；楼栋有几行就写几次",
    "init_from": "从文件里读回答，每行写“问题: 回答”",
    "init_plan": "只显示会写成什么样，什么也不写",
    "init_yes": "不再问：没有给出的用默认值，直接写入",
    "init_sample_help": "不问问题，拷一份标明“示例”的样例小区，可以随便改、随便看，不能发布",
    "init_question": "{number}/{count} {word}：{purpose}。例如 {example}",
    "init_refused": "什么也没有写。请改好再运行一次；也可以直接写：{options}",
    "init_unwritten": "没有答完，什么也没有写。",
    "init_ask": "将写入 {files}。写入吗？[Y/n]",
    "init_done": "小区建好了，在 {folder}：{files}。接着运行 estate build 生成网站，或 estate preview 打开工作台。",
    "init_next": "接下来可以补充（estate list --kind to-add 随时再看，补一项少一项）：",
    "init_sample": "样例小区拷好了，{count} 个文件，在 {folder}。每页都标明是示例，也不能发布。",
    "init_sample_planned": "会把样例小区的 {count} 个文件拷到 {folder}。现在什么也没有写。",
    "begin_has_content": "{folder} 里已经有内容，一个字也没有动。请换一个新文件夹：estate init 新文件夹；要改已有的，运行 estate preview。",
    "begin_gone": "{folder} 以前有过小区的内容，现在不见了，没有新建。请先找回 content 文件夹（也许是网盘或移动硬盘没有接上）；确实要重新开始，请换一个新文件夹。",
    "begin_no_sample": "这里没有随程序带来的样例小区。请重新下载本程序，或直接运行 estate init 新建自己的小区。",
    "nothing_to_add": "该有的都有了。",
    "to_add": "还可以补充 {count} 项：",
}
