"""Reads the texts of a corpus again in the dress of papers and pages: the outline and the words must be the same.

    python benchmarks/dressed.py FOLDER [--half 0|1] [--verbose]

FOLDER holds docs/NAME.txt. Above and below each text stand what an office, a catalogue, an account or a
web page puts there.
Prints for each dress: texts with the same outline, added lines that are no text of the speech, texts that lost or
gained a paragraph. --half takes every second text alone.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pipeline.reader import read_text
from pipeline.reader.decode import decode
from pipeline.speech import Speech

# What stands above and below the text; “-” is an empty line.
DRESSES = {
    "red head": (
        "000018|机密★1年|特急|临江市人民政府文件|-|临政发〔2025〕18号|★★★★★★|-",
        "-|附件：1. 任务清单|      2. 联络员名单|-|临江市人民政府|2025年4月2日|-|（此件公开发布）"
        "|抄送：市委各部门，市人大常委会办公室。|临江市人民政府办公室　　2025年4月3日印发",
    ),
    "bulletin": (
        "内部资料　请勿外传|工作简报|第12期（总第88期）|临江市委办公室编　　2025年4月2日|----------|-",
        "-|报：市委、市政府领导|送：各区县，市直各单位|联系人：何大川　电话：8888 0000",
    ),
    "catalogue": (
        "【 文献号 】1-1180|【原文出处】临江日报|【原刊期号】20250402|【 栏  目 】言论|【责任编辑】周大为|【 正  文 】",
        "",
    ),
    "account": (
        "原创 何大川 临江发布 2025-04-02 09:15 临江|-|点击上方蓝字关注我们|-",
        "-|END|-|来源：临江发布|编辑：小何|审核：老周|-|往期推荐|社区食堂开张了|邻里节来了"
        "|-|阅读 3021 赞 56 在看 12|喜欢此内容的人还喜欢",
    ),
    "web page": (
        "当前位置：首页 > 要闻|发布时间：2025-04-02 浏览次数：123|字号：【大 中 小】|-",
        "-|责任编辑：周大为|【打印】 【关闭】|上一篇：社区食堂开张了|相关阅读|邻里节来了",
    ),
    "minutes": (
        "时　　间：2025年4月2日上午9:00|地　　点：三楼会议室|主 持 人：韩冬梅"
        "|出　　席：周立新、方小北、赵一鸣|缺　　席：无|记 录 人：何大川|-",
        "-|主送：各科室|抄送：街道办事处|2025年4月3日印发",
    ),
}
TEXT = ("body", "heading", "salutation")


def lines(dress: str) -> str:
    return "\n".join("" if line == "-" else line for line in dress.split("|")) if dress else ""


def outline(speech: Speech) -> list[tuple[int, str]]:
    return [(section.level, section.text) for section in speech.walk()]


def body(speech: Speech, left_out: frozenset[str] = frozenset()) -> list[str]:
    return [p.text for p in speech.paragraphs if p.role in TEXT and p.text not in left_out]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    texts = sorted((options.folder / "docs").glob("*.txt"))
    if options.half is not None:
        texts = texts[options.half :: 2]
    for name, (above, below) in DRESSES.items():
        same = added = right = kept = 0
        for path in texts:
            text = decode(path.read_bytes(), str(path)).text
            plain = read_text(text)
            dressed = read_text(f"{lines(above)}\n{text.rstrip()}\n{lines(below)}\n")
            new = [" ".join(line.split()) for line in (*above.split("|"), *below.split("|")) if line not in ("", "-")]
            roles = {" ".join(p.text.split()): p.role for p in reversed(dressed.paragraphs)}
            bad = [
                line
                for line in new
                if roles.get(line, "none") in ("body", "heading", "title", "subtitle", "salutation")
            ]
            added, right = added + len(new), right + len(new) - len(bad)
            same += outline(dressed) == outline(plain)
            kept += body(dressed) == body(plain)
            if options.verbose and (bad or outline(dressed) != outline(plain) or body(dressed) != body(plain)):
                print(f"  {name}: {path.stem}: {bad or ''}", dressed.title, "|", plain.title)
        print(f"{name:10} of {len(texts)}: outlines {same}, paragraphs {kept}; added lines {right} of {added}")


if __name__ == "__main__":
    main()
