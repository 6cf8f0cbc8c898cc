"""Whether a line is a whole clause that says on paper what it said in its place.

No line is a setting without what is said in it, a condition's consequence without the condition, half of a
contrast, or a pointer (这已经…, 其他两个, they) to what another sentence named.
"""

from __future__ import annotations

import re

from pipeline.language.quotation import match_quotes
from pipeline.language.segmentation import cut_words
from pipeline.study.analysis.clauses import split_clauses
from pipeline.study.analysis.predicate import is_bare_name

# Unfinished speech: a dash or dots at the end; two modal verbs with their verbs and nobody of whom they are said.
_BROKEN = re.compile(
    "(?:——|—|…|\\.\\.\\.)[”」』]?$|^(?:应该|应当|必须|要|需要)[^，]{1,3}，(?:应该|应当|必须|要|需要)[^，]{1,3}$"
)
# What says only when, for whom or by what, with nothing after it.
_SETTING = re.compile(
    "(?:的时候|之时|之际|期间|以来|之后|之前|以后|以前|(?<![”」』])的话|来说|来看|来讲|而言|为例|起见)$"
    "|^(?:按照|根据|依据|依照|遵照)[^，；]*(?:规定|要求|精神|部署|原则|标准|文件|方案|意见|办法)$"
)
# A last clause that says only until when, or with what something is compared, or that it is so without saying how.
_LOOSE_END = re.compile(
    "(?:^|，)(?:截[至止][^，]*|[^，]{0,4}(?:相比|相较)于?[^，]*|直到[^，]{0,12}[月日年末底])$|(?<![像跟和与同如])(?:也|都|就|也都)?是?不?一样$"
    "|(?:这个|那个)样子$|(?:就|也|都|正)是(?:这样|如此)$"
)
# A pronoun that stands for what was said before: 现在这已经不是问题; 所以那就是….
_STANDS_FOR = re.compile(
    "(?:^|[，；])(?:但|而|所以|现在|其实|当然|因此|因为|如果|也许|我想|我觉得|我认为)*[这那](?=[已就都也是不会才正将让使会能可对在给])"
)
_ANSWERS = re.compile(
    "就像|像是|想[像象]一下|(?:答案|结果|原因|理由|道理|情况)(?:也|就|都|同样|正好)?(?:是|一样|如此)"
)  # of what?
_CONDITION = re.compile("如果|假如|假设|倘若|要是|万一|若|一旦|想象一下|只要|即使|哪怕")
_SUPPOSES = re.compile("^(?:[那但所以么而且，]{0,4})(?:假设|假如|设想|想象|要是|如果)")
_WOULD = re.compile("将|会|就")
_TOPIC_BEFORE = re.compile("(?:^|，)(?:凡是?|[^，；]*?对于?)[^，；]*的[^，；]*$")
_THEN = re.compile("^，(?:然后|接着)")  # what is aimed at comes only then
# Half of a contrast, where what follows has the other half.
_DENIES = re.compile("(?:不(?:仅仅|只)?(?:是|在于|等于|意味着)|并非)(?!.*(?:而是|就是|，是|在于|还是|；))")
_CORRECTS = re.compile("^[，；—]*(?:而|它?是|就是|应该是|应当是|恰恰|相反|正相反|其实)")
_CAUSES = re.compile("(?:^|[，；])[^，；]{0,8}(?:使|让|令|引导|鼓励|帮助|推动|促使)[^，；]+$")

_ENGLISH_POINTERS = re.compile(
    r"\bthose\b(?! (?:who|of|that|which|are|in|with))|^These\b|(?:^|, )this (?:is|was|means)\b|\bthis$"
    r"|\b(?:that|this) (?:sole|same|very|way|case|one|process|frame|news|book)\b"
    r"|^The (?:answer|reason|result|other|latter|former|same|idea|thing|one)s?\b(?! (?:to|of|for|with|why|in|that)\b)",
    re.IGNORECASE,
)
_THEY = re.compile(r"\b(?:they|them|their)\b", re.IGNORECASE)
_MANY = re.compile(r"\b(?:\w{2,}s|people|men|women|children|everyone|anyone|and)\b", re.IGNORECASE)
_IT = re.compile(
    r"^(?:it|he|she|they)\b|^(?:If|When|As|Once|While)\b[^,]*\b(?:it|he|she|they|this|that)\b", re.IGNORECASE
)
_PLEASED = "happy|glad|delighted|honou?red|grateful|sorry|pleased"
_OF_ONESELF = re.compile(
    rf"^I(?:['’]m| am) |^(?:I|we)(?: am|['’]m| are|['’]re)? (?:really |so |very )*(?:{_PLEASED})\b|\bspare you\b"
    r"|\bI (?:don['’]t|do not) (?:know|have)\b|^I (?:cannot|can['’]t) remember\b|^(?:here['’]s|here is)\b",
    re.IGNORECASE,
)
_ENGLISH_DENIES = re.compile(
    r"^[^,;:]*\b(?:does not|doesn['’]t|do not|don['’]t) mean\b(?!.*\b(?:but|it means|rather)\b)", re.IGNORECASE
)
_ENGLISH_CORRECTS = re.compile(r"(?:It|They|Rather|Instead)\b")


def is_whole(form: str, sentence: str, around: tuple[str, str]) -> bool:
    """Return whether a Chinese line, taken from a sentence, stands; all in simplified characters.

    `around`: the sentences before and after it.
    """
    preceding, following = around
    clauses = split_clauses(form)
    if not clauses or _BROKEN.search(form) or _SETTING.search(form) or _ends_loosely(form):
        return False
    if "是" not in form and is_bare_name(cut_words(form)):
        return False
    if _STANDS_FOR.search(form, 0, clauses[0].stop) or _ANSWERS.match(form):
        return False
    at = max(sentence.find(form), 0)
    before, rest = sentence[:at].rstrip("，；："), sentence[at + len(form) :]
    if (before and _loses(form, before)) or _THEN.match(rest):
        return False
    if _SUPPOSES.match(preceding) and _WOULD.search(form) and not _CONDITION.search(form):
        return False
    denied = _DENIES.search(form) is not None
    return not denied or not _CORRECTS.match(rest.lstrip("。") or following)


def _ends_loosely(form: str) -> bool:
    """Return whether a line ends with half a thought: until when, the same as what, a quotation that is still open."""
    loose = _LOOSE_END.search(form)
    like = loose is not None and form.endswith("一样") and re.search("[像跟和与同如]", form) is not None
    return (loose is not None and not like) or bool(match_quotes(form).stray)


def is_setting(form: str) -> bool:
    """Return whether words say only when, for whom or by what something is so."""
    return _SETTING.search(form) is not None


def _loses(form: str, before: str) -> bool:
    """Return whether a line has lost what stood before it: the condition, or whom something makes do it."""
    *_, last = re.split("[。；]", before)
    if _CONDITION.search(last) and not _CONDITION.search(form):
        return True
    if _TOPIC_BEFORE.search(last) or form.startswith(("谁", "哪")):
        return True
    return _CAUSES.search(last) is not None and cut_words(form)[0].tag == "v"


def ends_in_a_name(form: str) -> bool:
    """Return whether the last clause of a line only names something, as in unprepared talk it may, and adds no like."""
    *before, last = split_clauses(form)
    name = form[last.start : last.stop]
    return bool(before) and not form[: before[-1].stop].endswith(name[-2:]) and is_bare_name(cut_words(name))


def is_whole_in_english(form: str, following: str) -> bool:
    """Return whether an English line stands: whom it speaks of is in it, and it is not about its speaker."""
    if _OF_ONESELF.search(form) or _ENGLISH_POINTERS.search(form) or _IT.match(form):
        return False
    they = _THEY.search(form)
    if they and not _MANY.search(form, 0, they.start()):
        return False
    return not (_ENGLISH_DENIES.match(form) and _ENGLISH_CORRECTS.match(following))
