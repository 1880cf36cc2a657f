"""Word files with lists: what each prints by ECMA-376, part 1, 17.9, letter by letter, worked out by hand.

Name → (file, its lines on the paper, what the clerk is told: kinds of notes).
"""

from tests.minutes.notation.docx.word_file import docx, p


def level(number, text, kind="decimal", start=1, more=""):
    """Returns one level; `start` None leaves it out."""
    begin = "" if start is None else f'<w:start w:val="{start}"/>'
    return (
        f'<w:lvl w:ilvl="{number}">{begin}<w:numFmt w:val="{kind}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(number, *levels, more=""):
    return f'<w:abstractNum w:abstractNumId="{number}">{more}{"".join(levels)}</w:abstractNum>'


def num(number, of, *overrides):
    return (
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>'
        f'{"".join(f"""<w:lvlOverride w:ilvl="{ilvl}">{inner}</w:lvlOverride>""" for ilvl, inner in overrides)}</w:num>'
    )


def start_override(number):
    return f'<w:startOverride w:val="{number}"/>'


def item(words, list_id=1, ilvl=0, style=""):
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    of_list = (
        "" if list_id is None else f'<w:numPr><w:ilvl w:val="{ilvl}"/><w:numId w:val="{list_id}"/></w:numPr>'
    )
    return p(words, style=named + of_list)


def styled(words, style):
    return p(words, style=f'<w:pStyle w:val="{style}"/>')


def style(style_id, list_properties="", based_on="", kind="paragraph", more=""):
    below = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{style_id}" {more}><w:name w:val="{style_id}"/>{below}'
        f"<w:pPr><w:numPr>{list_properties}</w:numPr></w:pPr></w:style>"
    )


TWO_LEVELS = [level(0, "第%1"), level(1, "%1-%2", "upperLetter")]
THREE_LEVELS = [level(0, "%1."), level(1, "%1.%2."), level(2, "%1.%2.%3.")]
CUSTOM = (
    '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>'
    '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
)

LIST_CASES = {
    "two lists of one definition go on counting": (
        docx(
            item("甲"),
            item("乙", 2),
            item("丙"),
            numbering=abstract(0, level(0, "%1.")) + num(1, 0) + num(2, 0),
        ),
        ["1. 甲", "2. 乙", "3. 丙"],
        [],
    ),
    "a start override begins anew at the first paragraph only": (
        docx(
            *(
                item(words, list_id)
                for words, list_id in [("甲", 1), ("乙", 1), ("丙", 2), ("丁", 2), ("戊", 1)]
            ),
            numbering=abstract(0, level(0, "%1.")) + num(1, 0) + num(2, 0, (0, start_override(1))),
        ),
        ["1. 甲", "2. 乙", "1. 丙", "2. 丁", "3. 戊"],
        [],
    ),
    "a level that the list has of its own": (
        docx(
            item("甲"),
            item("乙", 2),
            numbering=abstract(0, level(0, "%1."))
            + num(1, 0)
            + num(2, 0, (0, level(0, "（%1）", "aiueoFullWidth", 3))),
        ),
        ["1. 甲", "（ウ） 乙"],
        [],
    ),
    "a deeper level begins anew below the next higher one": (
        docx(
            *(item("件", ilvl=ilvl) for ilvl in (0, 1, 1, 0, 1)),
            numbering=abstract(0, *TWO_LEVELS) + num(1, 0),
        ),
        ["第1 件", "1-A 件", "1-B 件", "第2 件", "2-A 件"],
        [],
    ),
    "a level that never begins anew": (
        docx(
            *(item("件", ilvl=ilvl) for ilvl in (0, 1, 0, 1)),
            numbering=abstract(0, level(0, "第%1章"), level(1, "第%2条", more='<w:lvlRestart w:val="0"/>'))
            + num(1, 0),
        ),
        ["第1章 件", "第1条 件", "第2章 件", "第2条 件"],
        [],
    ),
    "a level that begins anew after the first level alone": (
        docx(
            *(item("件", ilvl=ilvl) for ilvl in (0, 1, 2, 1, 2, 0, 1, 2)),
            numbering=abstract(
                0, level(0, "%1"), level(1, "%2"), level(2, "(%3)", more='<w:lvlRestart w:val="1"/>')
            )
            + num(1, 0),
        ),
        ["1 件", "1 件", "(1) 件", "2 件", "(2) 件", "2 件", "1 件", "(1) 件"],
        [],
    ),
    "a deeper level before any higher one shows where that one begins": (
        docx(item("件", ilvl=2), item("件"), numbering=abstract(0, *THREE_LEVELS) + num(1, 0)),
        ["1.1.1. 件", "1. 件"],
        [],
    ),
    "without a start the first number is 0": (
        docx(item("甲"), item("乙"), numbering=abstract(0, level(0, "%1.", start=None)) + num(1, 0)),
        ["0. 甲", "1. 乙"],
        [],
    ),
    "a level begins at 5": (
        docx(item("甲"), item("乙"), numbering=abstract(0, level(0, "%1)", "lowerLetter", 5)) + num(1, 0)),
        ["e) 甲", "f) 乙"],
        [],
    ),
    "all numbers decimal by isLgl": (
        docx(
            item("甲"),
            item("乙", ilvl=1),
            numbering=abstract(
                0, level(0, "%1", "upperRoman", 2), level(1, "%1.%2", "aiueo", more="<w:isLgl/>")
            )
            + num(1, 0),
        ),
        ["II 甲", "2.1 乙"],
        [],
    ),
    "each level in its own form": (
        docx(
            *(item("件", ilvl=ilvl) for ilvl in (0, 1, 2)),
            numbering=abstract(
                0,
                level(0, "第%1", "japaneseCounting", 12),
                level(1, "%1・%2", "decimalEnclosedCircle"),
                level(2, "%2-%3", "irohaFullWidth"),
            )
            + num(1, 0),
        ),
        ["第十二 件", "十二・① 件", "①-イ 件"],
        [],
    ),
    "nothing and a space behind the number": (
        docx(
            item("甲"),
            item("乙", 2),
            numbering=abstract(0, level(0, "%1.", more='<w:suff w:val="nothing"/>'))
            + abstract(1, level(0, "%1.", more='<w:suff w:val="space"/>'))
            + num(1, 0)
            + num(2, 1),
        ),
        ["1.甲", "1. 乙"],
        [],
    ),
    "a style puts its paragraphs into a list": (
        docx(
            styled("甲", "one"),
            styled("乙", "two"),
            numbering=abstract(0, level(0, "%1."), level(1, "（%2）", more='<w:pStyle w:val="two"/>'))
            + num(1, 0),
            styles=style("one", '<w:numId w:val="1"/>') + style("two", '<w:numId w:val="1"/>'),
        ),
        ["1. 甲", "（1） 乙"],
        [],
    ),
    "a style inherits the list of the one that it builds on": (
        docx(
            styled("甲", "child"),
            numbering=abstract(0, level(0, "%1."), level(1, "%2)")) + num(1, 0),
            styles=style("parent", '<w:ilvl w:val="1"/><w:numId w:val="1"/>')
            + '<w:style w:type="paragraph" w:styleId="child"><w:basedOn w:val="parent"/></w:style>',
        ),
        ["1) 甲"],
        [],
    ),
    "number 0 takes a paragraph out of the list of its style": (
        docx(
            item("甲", 0, style="one"),
            styled("乙", "one"),
            numbering=abstract(0, level(0, "%1.")) + num(1, 0),
            styles=style("one", '<w:numId w:val="1"/>'),
        ),
        ["甲", "1. 乙"],
        [],
    ),
    "a paragraph of the list of its style on a level of its own": (
        docx(
            p("甲", style='<w:pStyle w:val="one"/><w:numPr><w:ilvl w:val="1"/></w:numPr>'),
            numbering=abstract(0, *TWO_LEVELS) + num(1, 0),
            styles=style("one", '<w:numId w:val="1"/>'),
        ),
        ["1-A 甲"],
        [],
    ),
    "the style of all paragraphs that name none": (
        docx(
            p("甲"),
            numbering=abstract(0, level(0, "%1.")) + num(1, 0),
            styles=style("normal", '<w:numId w:val="1"/>', more='w:default="1"'),
        ),
        ["1. 甲"],
        [],
    ),
    "a definition that names a style of lists": (
        docx(
            item("甲", 2),
            numbering=abstract(0, level(0, "第%1号"), more='<w:styleLink w:val="mine"/>')
            + abstract(1, more='<w:numStyleLink w:val="mine"/>')
            + num(1, 0)
            + num(2, 1),
            styles=style("mine", '<w:numId w:val="1"/>', kind="numbering"),
        ),
        ["第1号 甲"],
        [],
    ),
    "numbers of a form that the file makes": (
        docx(
            item("甲"),
            numbering=abstract(
                0, f'<w:lvl w:ilvl="0"><w:start w:val="7"/>{CUSTOM}<w:lvlText w:val="No.%1"/></w:lvl>'
            )
            + num(1, 0),
        ),
        ["No.007 甲"],
        [],
    ),
    "a form that no Japanese record has": (
        docx(item("甲"), numbering=abstract(0, level(0, "%1.", "hebrew1")) + num(1, 0)),
        ["1. 甲"],
        ["箇条書きの番号に"],
    ),
    "bullets of Word are points, other signs stay": (
        docx(
            *(item("件", list_id) for list_id in (1, 2, 3, 4)),
            numbering=abstract(0, level(0, "\uf06c", "bullet"))
            + abstract(1, level(0, "※", "bullet"))
            + abstract(2, level(0, "○", "bullet"))
            + abstract(3, level(0, "", "bullet", more='<w:lvlPicBulletId w:val="0"/>'))
            + "".join(num(number + 1, number) for number in range(4)),
        ),
        ["・件", "※ 件", "○ 件", "・件"],
        [],
    ),
    "a number without text, one that is hidden, and an empty paragraph": (
        docx(
            item("甲"),
            item("乙", 2),
            item("", 3),
            item("丙", 3),
            numbering=abstract(0, level(0, "", "none"))
            + abstract(1, level(0, "%1.", more="<w:rPr><w:vanish/></w:rPr>"))
            + abstract(2, level(0, "%1."))
            + "".join(num(number + 1, number) for number in range(3)),
        ),
        ["甲", "乙", "1. ", "2. 丙"],
        [],
    ),
    "lists in cells and in the text count together": (
        docx(
            item("甲"),
            f"<w:tbl><w:tr><w:tc>{item('乙')}</w:tc></w:tr></w:tbl>",
            item("丙"),
            numbering=abstract(0, level(0, "%1.")) + num(1, 0),
        ),
        ["1. 甲", "2. 乙", "3. 丙"],
        [],
    ),
}
