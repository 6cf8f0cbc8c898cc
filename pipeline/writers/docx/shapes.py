"""Shapes that stand behind the text, anchored in the head: the watermark and the binding line."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from pipeline.layout.model import DocumentLayout
from pipeline.writers.docx.xml import Element, parse

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:o="urn:schemas-microsoft-com:office:office"'
)
# The WordArt shape that Word itself uses for text watermarks.
_TYPE = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"'
    ' path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
    '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
    '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
    '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"'
    ' o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
)


def watermark(text: str, layout: DocumentLayout, number: int) -> Element:
    """Return a run with `text` in light grey across the page, from lower left to upper right."""
    diagonal = 0.8 * min(layout.page.measure, layout.page.depth)
    height = min(diagonal / max(len(text), 1), diagonal / 3)
    style = (
        f"position:absolute;margin-left:0;margin-top:0;width:{diagonal:.0f}pt;height:{height:.0f}pt;rotation:315;"
        "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    face = quoteattr(f"font-family:{layout.fonts['hei'].word};font-size:1pt")
    return parse(
        f'<w:r {_NAMESPACES}><w:pict>{_TYPE}<v:shape id="PowerPlusWaterMarkObject{number}"'
        f' o:spid="_x0000_s{2048 + number}"'
        f' type="#_x0000_t136" style="{style}" o:allowincell="f" fillcolor="#d0d0d0" stroked="f">'
        f'<v:fill opacity=".5"/><v:textpath style={face} string={quoteattr(text)}/></v:shape></w:pict></w:r>'
    )


def binding_line(layout: DocumentLayout, number: int) -> Element:
    """Return a run with a dashed line down the binding margin (装订线), half way to the text."""
    x = layout.page.inside / 2
    top, bottom = layout.page.top, layout.page.height - layout.page.bottom
    style = (
        "position:absolute;z-index:-251657728;mso-position-horizontal-relative:page;mso-position-vertical-relative:page"
    )
    return parse(
        f'<w:r {_NAMESPACES}><w:pict><v:line id="BindingLine{number}" o:spid="_x0000_s{3072 + number}" style="{style}"'
        f' from="{x:.1f}pt,{top:.1f}pt" to="{x:.1f}pt,{bottom:.1f}pt" strokecolor="black" strokeweight=".5pt">'
        '<v:stroke dashstyle="dash"/></v:line></w:pict></w:r>'
    )
