"""The printed words that templates add to a speech, in the speech's language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup, escape

from pipeline.language.characters import HAN
from pipeline.language.numerals import chinese_number
from pipeline.language.reading_aloud import count_words
from pipeline.language.script import unfold, written_in_traditional
from pipeline.markup import guard
from pipeline.speech import Speech

# What templates write in Chinese, as a reader of English would have it; {} is filled in, in the same order.
ENGLISH: Mapping[str, str] = {
    # documents and their parts
    "学习提纲": "Outline", "内容摘要": "Summary", "学习讲义": "Study handout", "学习手册": "Study booklet",
    "发言提纲": "Speaking notes", "研讨提纲": "Discussion guide", "金句摘录": "Quotations", "应知应会": "Quiz",
    "名词解释": "Terms", "学习笔记": "Study notes", "讲话稿": "Speech", "全文": "Full text", "引文摘录": "Quotations",
    "名词术语": "Terms", "数据与时间": "Figures and dates", "读音": "Pronunciation",
    "研讨题": "Questions for discussion",
    "参考答案": "Answers", "目录": "Contents", "引文核对表": "Checklist of quotations",
    "{}中的警句": "Maxims of the {}",
    "提纲全文": "Outline in full", "小组意见": "The group's view", "心得体会": "What I take from it",
    # forms
    "（{}）": " ({})", "第{}部分　{}": "Part {}  {}", "{}、{}": "{}. {}", "第{}段": "¶ {}", "第{}页": "p. {}",
    "编号：{}": "No. {}", "原文日期：{}": "Date of the text: {}",
    "原文讲话人：{}": "Speaker: {}", "原文作者：{}": "Author of the text: {}",
    "《{}》{}": "“{}”: {}", "学习《{}》{}": "“{}”: {}",
    "〔编〕": " [ed.]", "〔原文如此，疑有误〕": " [sic]", "（节引）": " (in part)",
    "发言人：": "Speaker: ", "单位：": "Unit: ", "姓名：": "Name: ", "得分：": "Score: ", "组别": "Group",
    "召集人": "Chair", "记录人": "Notes by", "核对人：": "Checked by: ", "日期：": "Date: ", "事例：": "Example: ",
    "打算：": "Plan: ", "开场": "Opening", "表态": "Close", "序号": "No.", "引文": "Quotation", "段落": "¶",
    "原稿所注出处": "Source in the text", "条文": "Article", "已核": "Done",
    "类别": "Kind", "内容": "What", "原文": "In the text",
    "时间": "Date", "数据": "Figure", "人物": "Person", "著作": "Work", "要点与疑问": "Cues and questions",
    "笔记": "Notes", "小结：用自己的话写三五句": "Summary in your own words",
    "学懂": "Understand", "联系本职": "Apply", "分析问题": "Analyse", "落到行动": "Act",
    "填空题": "Fill in", "单项选择题": "Choose one",
    "判断题": "True or false", "判断题（对的画√，错的画×）": "True (√) or false (×)",
    # hints
    "导读{}问　带着问题读原文": "{} questions to read with",
    "边听边填。": "Fill in as you listen.",
    "边听边填；左侧数字是段落号。": "Fill in as you listen; numbers on the left are paragraphs.",
    "。": ".", "左侧数字是段落号。": "Numbers on the left are paragraphs.",
    "（段落号依讲义全文所分的段）": " (as the handout's full text is divided)",
    "以下各句摘自{}，未作改写，只省去部分序号和句首的连词。":
        "Sentences of the {}, unaltered but for numbers and joining words at their start.",
    "原文未分标题，以下为原文要句。": "The text has no headings; these are its weightiest sentences.",
    "全文约{}字，诵读约需{}分钟。": "About {} words, {} minutes to read aloud.",
    "原稿未分段，版面按所识别的标题分段。": "The source has no paragraphs; the page follows the headings found.",
    "出处依原稿所述，引用前请核对原文。": "Sources as the text gives them; check before quoting.",
    "——{}": "— {}", "原稿未注明出处": "source not given in the text", "未注明": "not given",
    "原文所列：{}。": "As listed in the text: {}.", "（来源：{}）": " (source: {})",
    "释义摘自原文。": "Meanings are the text's own.",
    "释义摘自原文；原文没有释义的留白待填。": "Meanings are the text's own; blank where it gives none.",
    "逐条与原著或权威版本核对，无误的画√。": "Compare each with its source; tick what is right.",
    "全程约{}分钟，左侧是各部分的分钟数。": "About {} minutes; numbers on the left are minutes.",
    "学习了《{}》": "I have read “{}”",
    "学习了这篇{}": "I have read this {}",
    "{}，我结合自己的工作谈{}点体会。": "{}, and from my own work I take up {} of its points.",
    "{}，我结合本人岗位谈{}点认识和打算。": "{}, and in my own post I see {} things to do.",
    "要{}": "We must {}", "“{}”": "“{}”",
    "{}（{}）": "{} ({})",
    "以上体会，不当之处请批评指正。我将结合自己的工作抓好落实，请大家监督。":
        "I shall act on this in my own work, and ask you to hold me to it.",
    "两": "2",
    "（　　）": " (    )", "×　原文：{}": "×  The text: {}", "；": "; ",
}  # fmt: skip

_TURN = re.compile(f"(?<={HAN})[ 　]+(?={HAN})")


class Labels:
    """Words and numerals of a document in the language and the script of its speech."""

    def __init__(self, language: str, traditional: bool = False) -> None:
        self._table: Mapping[str, str] = ENGLISH if language == "en" else {}
        self._chinese = language != "en"
        self._traditional = traditional

    def say(self, text: str, *values: Any) -> Markup:
        """Return a label, each {} in it filled with the next value: text, a number or markup."""
        label = self.ours(self._table.get(text, text))
        if not values:
            return _markup(label)
        first, *rest = label.split("{}")
        filled = (_markup(value) + _markup(piece) for value, piece in zip(values, rest, strict=True))
        return _markup(first) + Markup().join(filled)

    def ours(self, text: str) -> str:
        """Return words of ours in the script of the speech."""
        return unfold(text) if self._traditional else text

    def numeral(self, number: int) -> str:
        """Return a count as a heading shows it: 三, or 3 in English."""
        return chinese_number(number) if self._chinese else str(number)


def _markup(value: Any) -> Markup:
    return value if isinstance(value, Markup) else escape(guard(str(value)))


def is_traditional(speech: Speech) -> bool:
    """Return whether a speech is written in traditional characters."""
    chinese = speech.language == "zh" and speech.known_language
    return chinese and written_in_traditional("".join(each.text for each in speech.paragraphs))


def length_of(speech: Speech, characters: int) -> int:
    """Return how long a speech is: `characters` of Chinese as measured, words of English; 0 if it is neither."""
    if not speech.known_language:
        return 0
    return characters if speech.language != "en" else sum(count_words(each.text) for each in speech.paragraphs)


def titled(speech: Speech, name: str, labels: Labels, room: float) -> Markup:
    """Return the title of what is about the speech: 学习《…》发言提纲; inner title marks become 〈〉 (GB/T 15834).

    The name of the document has a line of its own where all of it is longer than a line of `room` characters,
    and a blank between Han characters of the title is then where it turns.
    """
    own = labels.say(name)
    if not speech.title:
        return own
    form = "《{}》{}" if name.startswith("学习") else "学习《{}》{}"
    inner = speech.title.replace("《", "〈").replace("》", "〉")
    if len(form.format(inner, name)) <= room:
        return labels.say(form, inner, own)
    lines = Markup("<br/>").join(_markup(line) for line in _TURN.split(inner))
    return labels.say(form, lines, Markup("<br/>") + own)
