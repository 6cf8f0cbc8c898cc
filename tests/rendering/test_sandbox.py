"""Templates from strangers: what they may not do, and how their mistakes are told."""

from __future__ import annotations

import re
import time
from dataclasses import fields, replace
from pathlib import Path

import pytest

from pipeline import document as d
from pipeline import rendering
from pipeline.errors import PipelineError
from pipeline.layout import DocumentLayout, load_layout
from pipeline.layout.schema import DocumentSpec
from pipeline.rendering import render
from pipeline.rendering.budget import MAX_OUTPUT, MAX_STEPS, Budget
from pipeline.study import Study
from tests.samples import small_speech, small_study

LAYOUT = load_layout()


def layout_in(folder: Path, template: str) -> DocumentLayout:
    spec = DocumentSpec(template=template, name="试")
    return replace(LAYOUT.plain, key="own", spec=spec, path=str(folder / "my.yaml"))


def rendered(folder: Path, source: str, name: str = "own.xml.j2") -> tuple[d.Block, ...]:
    (folder / name).write_text(source, "utf-8")
    return render(small_study(), small_speech(), layout_in(folder, name)).blocks


def fault(folder: Path, source: str, name: str = "own.xml.j2") -> str:
    with pytest.raises(PipelineError) as caught:
        rendered(folder, source, name)
    return str(caught.value).replace(str(folder) + "/", "")


def test_own_template_beside_the_layout_may_use_the_shipped_parts(tmp_path: Path) -> None:
    source = '{% set linked = false %}{% import "_parts.xml.j2" as p with context %}\n{{ p.summary() }}\n<hr/>\n'
    blocks = rendered(tmp_path, source)
    assert blocks[-1] == d.Rule()
    assert len(blocks) == 3


def test_own_template_may_include_its_neighbours(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "foot.xml.j2").write_text("<p>脚</p>", "utf-8")
    assert rendered(tmp_path, '{% include "sub/foot.xml.j2" %}') == (d.Para((d.Text("脚"),)),)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("<p>一</p>\n<p>{{ spech.title }}</p>", "own.xml.j2:2: 'spech' means nothing here; did you mean 'speech'?"),
        ("<p>{{ speech.titel }}</p>", "own.xml.j2:1: speech has no 'titel'; did you mean 'title'?"),
        ("{% for q in study.quotes %}\n<p>{{ q.txt }}</p>\n{% endfor %}", "own.xml.j2:2: quote has no 'txt'; did you mean 'text'?"),
        ("<p>{{ document.nane }}</p>", "own.xml.j2:1: 'nane' is no key here; did you mean 'name'?"),
        ("<p>{{ speech.subtitle.text }}</p>", "own.xml.j2:1: nothing (None) has no 'text'"),
        ("<p>{{ meeting['单位'] }}</p>", "own.xml.j2:1: there is no '单位'; there are none"),
        ("\n<p>{{ speech.subtitle }}</p>",
         "own.xml.j2:2: {{ … }} gives nothing (None) where text should stand; ask with {% if … %} first"),
        ("<p>{{ study.quotes[0] }}</p>",
         "own.xml.j2:1: {{ … }} gives a Quote where text should stand; name a part of it that is text"),
        ("{% macro m() %}\n<p>{{ study.xyz }}</p>\n{% endmacro %}\n{{ m() }}",
         "own.xml.j2:2: study has no 'xyz'; there are " + ", ".join(field.name for field in fields(Study))),
        ("<p>\n{{ 1 / 0 }}</p>", "own.xml.j2:2: cannot be worked out (division by zero)"),
        ("{% for x in study.quotes %}\n  <pp/>\n{% endfor %}", "own.xml.j2:2:3: unknown element <pp>; did you mean 'p'?"),
        ("<p>\n{% include 'none.xml.j2' %}</p>",
         "own.xml.j2:2: there is no template 'none.xml.j2'; name a file of the same folder, or a shipped template"),
    ],
)  # fmt: skip
def test_mistakes_name_the_template_and_the_line(tmp_path: Path, source: str, message: str) -> None:
    assert fault(tmp_path, source) == message


def test_broken_syntax_names_its_line(tmp_path: Path) -> None:
    assert fault(tmp_path, "<p>一</p>\n{% if %}").startswith("own.xml.j2:2: is no valid template: ")
    assert fault(tmp_path, "<p>一</p>\n{% import 'os' as os %}").startswith("own.xml.j2:2: there is no template 'os'")


def test_fault_in_an_included_file_names_that_file(tmp_path: Path) -> None:
    (tmp_path / "_foot.xml.j2").write_text("<hr/>\n<p clas='a'/>", "utf-8")
    assert fault(tmp_path, "<hr/>\n{% include '_foot.xml.j2' %}").startswith("_foot.xml.j2:2:1: <p> has no attribute")
    (tmp_path / "_foot.xml.j2").write_bytes(b"<p>\xff</p>")
    message = "_foot.xml.j2:1: is not UTF-8; save the file as UTF-8"
    assert fault(tmp_path, "\n{% include '_foot.xml.j2' %}") == message
    (tmp_path / "whole.xml.j2").write_bytes("<p>一</p>\n<p>\xff</p>".encode("latin-1", "replace")[:-5] + b"\xff")
    with pytest.raises(PipelineError) as caught:
        render(small_study(), small_speech(), layout_in(tmp_path, "whole.xml.j2"))
    assert str(caught.value) == f"{tmp_path}/whole.xml.j2:2: is not UTF-8; save the file as UTF-8"


def test_a_formula_too_deep_to_read_is_told_as_such(tmp_path: Path) -> None:
    deep = "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}"
    assert fault(tmp_path, deep) == "own.xml.j2: is nested too deeply; break long formulas up with {% set %}"


def test_changed_template_is_read_again(tmp_path: Path) -> None:
    assert rendered(tmp_path, "<p>一</p>") == (d.Para((d.Text("一"),)),)
    assert rendered(tmp_path, "<p>二二</p>") == (d.Para((d.Text("二二"),)),)


def test_unknown_template_is_named_with_the_nearest() -> None:
    with pytest.raises(
        PipelineError, match=r"documents.own.template: there is no template 'handuot'; did you mean 'handout'"
    ):
        render(small_study(), small_speech(), layout_in(Path("x"), "handuot"))
    with pytest.raises(PipelineError, match=r"documents.own.template: there is no file a.xml.j2 beside the layout"):
        render(small_study(), small_speech(), layout_in(Path("x"), "a.xml.j2"))


def test_templates_cannot_leave_their_folder(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (tmp_path / "secret.xml.j2").write_text("<p>secret</p>", "utf-8")
    (inner / "notes.txt").write_text("<p>secret</p>", "utf-8")
    (inner / "link.xml.j2").symlink_to(tmp_path / "secret.xml.j2")
    for name in ("../secret.xml.j2", "link.xml.j2", "notes.txt", str(tmp_path / "secret.xml.j2"), "./../secret.xml.j2"):
        assert "there is no template" in fault(inner, f"{{% include {name!r} %}}")
    with pytest.raises(PipelineError, match="lies outside the layout's folder"):
        render(small_study(), small_speech(), layout_in(inner, "../secret.xml.j2"))


@pytest.mark.parametrize(
    "source",
    [
        "{{ ''.__class__ }}",
        "{{ speech.__class__.__mro__ }}",
        "{{ full_text.__globals__ }}",
        "{{ full_text.__self__ }}",
        "{{ ''['__class__'] }}",
        "{{ speech|attr('__init__') }}",
        "{{ '{0.__class__}'.format(speech) }}",
        "{{ self.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__.os }}",
        "{{ layout.styles.clear() }}",
        "{{ (none).gi_frame }}",
        "{{ document.parse_file('/etc/hostname') }}",
        "{{ layout.study.parse_raw('cos\\nsystem\\n', proto='pickle', allow_pickle=true) }}",
        "{{ layout.study.model_copy() }}",
        "{{ (1).to_bytes(1000000000000, 'big') }}",
        "{{ [1].append(2) }}",
        "{{ chosen.asked }}",
    ],
)
def test_python_is_out_of_reach(tmp_path: Path, source: str) -> None:
    message = fault(tmp_path, f"<p>{source}</p>")
    assert re.fullmatch(r"own.xml.j2:1: ('\w+' is not for templates|(nothing|a value) .* has no '\w+')", message)


@pytest.fixture
def tenth(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tenth of what a template may do, so that reaching the end of it takes a tenth of the time."""
    monkeypatch.setattr(rendering, "Budget", lambda: Budget(MAX_STEPS // 10, MAX_OUTPUT // 10))


@pytest.mark.usefixtures("tenth")
@pytest.mark.parametrize(
    "source",
    [
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(60) }}",
        "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
        "{% include 'own.xml.j2' %}",
        "{{ 'a' * 10 ** 12 }}",
        "{{ 'a' * 1000000000000 }}",
        "{{ 'aaaaaaaaaa'.ljust(1000000000) }}",
        "{{ '%999999999d' % 1 }}",
        "{{ range(1000000000)|list }}",
        "{% set n = namespace(x='aaaaaaaa') %}{% for i in range(60) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
        "{% set n = namespace(x='aaaaaaaa') %}{% for i in range(60) %}{% set n.x = n.x + n.x %}{% endfor %}",
        "{% set n = namespace(x='aaaaaaaa') %}{% for i in range(60) %}{% set n.x = [n.x, n.x]|join %}{% endfor %}",
        "{% set n = namespace(x='aaaaaaaa') %}{% for i in range(60) %}{% set t %}{{ n.x }}{{ n.x }}{% endset %}"
        "{% set n.x = t %}{% endfor %}",
        "{% set n = namespace(x=[1, 2]) %}{% for i in range(60) %}{% set n.x = n.x + n.x %}{% endfor %}",
        "{% set n = namespace(x=9) %}{% for i in range(60) %}{% set n.x = n.x * n.x %}{% endfor %}",
    ],
)  # fmt: skip
def test_no_template_runs_for_ever_or_fills_the_memory(tmp_path: Path, source: str) -> None:
    assert fault(tmp_path, source).startswith("own.xml.j2:1: ")


LOOP = "{% set n = namespace(x=none) %}{% for i in range(100000) %}"
LONG = "{% set a = 'x' * 1999999 %}"
PILE = "{% set n = namespace(x=(1, 2)) %}{% for i in range(60) %}"


@pytest.mark.usefixtures("tenth")
@pytest.mark.parametrize(
    "source",
    [
        "{% set a = range(90000)|list %}" + LOOP + "{% set n.x = a|sort %}{% endfor %}",
        "{% set a = range(90000)|list %}" + LOOP + "{% set n.x = a|map('string')|list %}{% endfor %}",
        "{% set a = range(90000)|list %}" + LOOP + "{% set n.x = a + [1] %}{% endfor %}",
        "{% set a = range(90000)|list %}" + LOOP + "{% set n.x = a[1:] %}{% endfor %}",
        "{% set a = range(90000)|list %}" + LOOP + "{% set n.x = -1 in a %}{% endfor %}",
        "{% set a = range(90000)|list %}" + LOOP + "{% set n.x = -1 is in a %}{% endfor %}",
        LONG + LOOP + "{% set n.x = 'y' in a %}{% endfor %}",
        LONG + LOOP + "{% set n.x = a|upper %}{% endfor %}",
        LONG + LOOP + "{% set n.x = a|title %}{% endfor %}",
        LONG + LOOP + "{% set n.x = a.count('y') %}{% endfor %}",
        LONG + LOOP + "{% set n.x = a ~ 'y' %}{% endfor %}",
        LONG + LOOP + "{% set n.x = a[:-1] %}{% endfor %}",
        LONG + LOOP + "{% set n.x = 'x' * 1999999 %}{% endfor %}",
        LONG + "{% set n = a.split('x') %}",
        "{% set b = 'y' * 9000 %}{% for i in range(900000) %}" + "z" * 9000 + "{% endfor %}",
        "{% macro m() %}{% for i in range(900000) %}" + "z" * 9000 + "{% endfor %}{% endmacro %}{% set x = m() %}",
        PILE + "{% set n.x = (n.x, n.x) %}{% endfor %}",
        PILE + "{% set n.x = {'a': n.x, 'b': n.x} %}{% endfor %}",
        PILE + "{% set n.x = [[n.x, n.x]] %}{% endfor %}",
        "{% macro m() %}{% set n.x = varargs %}{% endmacro %}",
        "{% set c = cycler(1, 2).items %}{{ c }}",
        "{{ [1, [2]]|string }}",
        "{{ [1, [2]]|upper }}",
        "{{ [1, [2]] ~ '' }}",
        "{{ [[1], [2]]|join }}",
        "{{ [1]|batch(900000000, 'x')|list }}",
        "{{ [1]|slice(900000000)|list }}",
    ],
)
def test_work_on_large_values_is_counted(tmp_path: Path, source: str) -> None:
    begin = time.process_time()
    assert fault(tmp_path, source).startswith("own.xml.j2:")
    assert time.process_time() - begin < 1


def test_a_template_may_work_for_seconds_and_no_longer(tmp_path: Path) -> None:
    begin = time.process_time()
    source = "{% set a = range(900000)|list %}" + LOOP + "{% set n.x = a|map('string')|list %}{% endfor %}"
    assert fault(tmp_path, source).startswith(f"own.xml.j2:1: does more than {MAX_STEPS} steps")
    assert time.process_time() - begin < 10


def test_an_ordinary_template_is_far_from_the_limits(tmp_path: Path) -> None:
    source = (
        "{% for i in range(2000) %}{% set x = ['甲', '乙', i] %}"
        "<p>{{ x|map('string')|select('ne', '乙')|join('、') }}{{ '一段文字' ~ i }}{{ '丙' if '甲' in x }}</p>{% endfor %}"
    )
    blocks = rendered(tmp_path, source)
    assert len(blocks) == 2000
    assert blocks[7] == d.Para((d.Text("甲、7一段文字7丙"),))
