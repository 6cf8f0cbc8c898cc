"""The lines of a statute's articles: each holds the rule, not only whom or what it is about."""

from __future__ import annotations

from tests.study.outline.test_lines import lines

RULES = """图书馆管理条例

第一条　为了规范图书馆的管理，保障读者的权利，根据有关法律，制定本条例。
第二条　本条例所称图书馆，是指由政府设立、向社会公众免费开放、收集整理和保存图书资料并提供查询借阅服务的公益性机构。
第三条　报考县级以上图书馆的专业技术工作人员，除应当具备本条例规定的基本条件以外，还应当具备相应的专业资格证书。
第四条　各图书馆依照核定的规模、编制、经费以及馆藏数量，设置各个部室的具体岗位，并确定岗位的工作职责和任职条件。
第五条　读者应当爱护图书。
"""


def test_the_line_of_an_article_goes_as_far_as_its_rule() -> None:
    assert lines(RULES) == [
        "第一条　规范图书馆的管理，保障读者的权利",
        "第二条　本条例所称图书馆，是指由政府设立、向社会公众免费开放、收集整理和保存图书资料并提供查询借阅服务的公益性机构",
        "第三条　报考县级以上图书馆的专业技术工作人员，除应当具备本条例规定的基本条件以外，还应当具备相应的专业资格证书",
        "第四条　各图书馆依照核定的规模、编制、经费以及馆藏数量，设置各个部室的具体岗位，并确定岗位的工作职责和任职条件",
        "第五条　读者应当爱护图书",
    ]
