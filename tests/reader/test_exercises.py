"""Exercises in learning papers: kept and printed, but no headings and nothing that the text says."""

from __future__ import annotations

import pytest

from pipeline.reader import read_text


def exercises(text: str) -> list[str]:
    return [p.text for p in read_text(text).paragraphs if p.role == "exercise"]


def test_stems_options_answers_and_explanations_are_exercises_below_their_headings() -> None:
    text = (
        "图书馆知识\n\n一、基本知识\n同一类的书放在一起，还书时放到还书车上。\n二、随堂练习\n"
        "1．同一类的书应当（　　）。\nA．分开放　　B．放在一起\nC．随便放　　D．放在门口\n答案：B\n"
        "2．还书时应当放到（  ）。\nA. 书架上\nB. 还书车上\n【答案】B\n【解析】放回书架容易放错，统一放到还书车上。\n"
        "3．判断：读者可以自己把书放回书架。（×）\n三、简答题\n请说一说为什么要按分类号排列图书？\n"
    )
    speech = read_text(text)
    assert [s.text for s in speech.walk()] == ["一、基本知识", "二、随堂练习", "三、简答题"]
    assert len(exercises(text)) == 10
    assert all(p.number is None for p in speech.paragraphs if p.role == "exercise")


@pytest.mark.parametrize(
    "text",
    [
        "练习\n\n1、下列属于图书馆职责的是：A.借书 B.种地 C.造船\n正确答案：A\n",
        "Quiz\n\n1. The library opens at (  ).\nA) eight\nB) nine\nAnswer: A\n",
        "Quiz\n\n2. Which of these is a book?\nA. a chair\nB. a novel\n3. It was opened in ______.\n",
        "練習題\n\n1．圖書按（　　）排列。\n　　A．分類號\n　　B．顏色\n【正確答案】A\n【詳解】分類號便於查找。\n",
        "测试\n\n1．图书按（　　）排列。\n参考答案\n1.A 2.B 3.C\n",
    ],
)
def test_all_below_the_title_are_exercises(text: str) -> None:
    assert len(exercises(text)) == sum(1 for line in text.splitlines()[1:] if line)


@pytest.mark.parametrize(
    "text",
    [
        "方案比较\n\n我们比较了几个方案：\nA. 扩建老馆，花钱少，见效快。\nB. 新建一馆，花钱多，见效慢。\n我们主张先扩建。\n",
        "技术分享\n\n调用 open() 函数打开文件，再调用 close() 关闭，注意 f() 的返回值。\n",
        "学习体会\n\n解析：这篇文章讲的是图书馆的来历。\n答案：在读者心里。\n",
        "签到表\n\n姓名：______\n单位：______\n请各位填写。\n",
    ],
)
def test_lettered_plans_code_and_forms_are_none(text: str) -> None:
    assert exercises(text) == []
