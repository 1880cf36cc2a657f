"""Word files with all that stands on a paper beside plain words: what each prints by ECMA-376, letter by letter, by hand.

Name → (file, its lines on the paper, how each thing begins that the clerk is told).
"""

from tests.minutes.notation.docx.list_cases import abstract, item, level, num
from tests.minutes.notation.docx.word_file import deleted, docx, inserted, p, package, r, strict, table

GONE = "<w:rPr><w:del w:id='1'/></w:rPr>"
MOVED = "<w:rPr><w:moveFrom w:id='1'/></w:rPr>"


def cell(*blocks, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(blocks)}</w:tc>"


def rows(*rows):
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def control(inner):
    return f"<w:sdt><w:sdtPr><w:alias w:val='欄'/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def field(instruction, result=None):
    begin = (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r>'
    )
    middle = "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(result)}'
    return f'{begin}{middle}<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def box(*blocks):
    return f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><w:txbxContent>{''.join(blocks)}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{''.join(blocks)}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"


def math(inner):
    return f"<m:oMath>{inner}</m:oMath>"


def mr(words):
    return f"<m:r><m:t>{words}</m:t></m:r>"


def symbol(font, code):
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


def reference(kind, note_id, more=""):
    return f'<w:r><w:{kind}Reference w:id="{note_id}" {more}/></w:r>'


PAPER_CASES = {
    "cells and rows in content controls": (
        docx(
            rows(cell(p("甲")) + control(cell(p("乙")))).replace("</w:tbl>", "")
            + control(f"<w:tr>{cell(p('丙'))}{cell(control(p('丁')))}</w:tr>")
            + "</w:tbl>",
            control(p("本文の", control(r("欄")))),
        ),
        ["甲\t乙", "丙\t丁", "本文の欄"],
        [],
    ),
    "a table in a cell, once": (
        docx(rows(cell(p("外")) + cell(table(["甲", "乙"], ["丙", ""]), p("下")))),
        ["外\t甲　乙", "丙\t", "下"],
        ["表の中の表が1個"],
    ),
    "empty cells and merged ones keep their columns": (
        docx(
            table(["甲", "", "丙"]),
            rows(
                cell(p("左"), properties='<w:gridSpan w:val="2"/>') + cell(p("右")),
                cell(p("縦"), properties='<w:vMerge w:val="restart"/>') + cell(p("一")) + cell(p("二")),
                cell(p(), properties="<w:vMerge/>") + cell(p("三")) + cell(p("四")),
                "<w:trPr><w:gridBefore w:val='1'/></w:trPr>" + cell(p("五")) + cell(p("六")),
            ),
        ),
        ["甲\t\t丙", "左\t\t右", "縦\t一\t二", "\t三\t四", "\t五\t六"],
        [],
    ),
    "the lines of a wide cell, and of the cell beside a heading": (
        docx(
            rows(
                cell(p("出席者")) + cell(p("深川市"), p("当別町")),
                cell(p("甲")) + cell(p("一"), p("二")) + cell(p("丙")),
            )
        ),
        ["出席者\t深川市", "当別町", "甲\t一　二\t丙"],
        ["改行のある欄が1か所"],
    ),
    "a row that was deleted, one that was added": (
        docx(
            rows(
                f"<w:trPr><w:del w:id='1'/></w:trPr>{cell(p('前'))}",
                f"<w:trPr><w:ins w:id='2'/></w:trPr>{cell(p('後'))}",
            )
        ),
        ["後"],
        ["変更履歴があります。挿入（1か所）", "変更履歴があります。削除（1か所）"],
    ),
    "notes at the foot and at the end": (
        docx(
            p("七団体", reference("footnote", 1), "と", reference("endnote", 1), "。"),
            footnotes=f'<w:footnote w:id="0" w:type="separator">{p("線")}</w:footnote><w:footnote w:id="1">{p("速報", "値")}{p("確定前")}</w:footnote>',
            endnotes=f'<w:endnote w:id="1">{p("別表")}</w:endnote>',
        ),
        ["七団体（注：速報値 確定前）と（注：別表）。"],
        ["脚注が2件"],
    ),
    "a note with a mark of the file's own": (
        docx(
            p(
                "七団体",
                '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>※</w:t></w:r>',
                "である。",
            ),
            footnotes=f'<w:footnote w:id="1">{p("速報値")}</w:footnote>',
        ),
        ["七団体※（注：速報値）である。"],
        ["脚注が1件"],
    ),
    "a text box on lines of its own, once": (
        docx(p("前", box(p("箱の一"), p("箱の二")), "後"), p("次")),
        ["前後", "箱の一", "箱の二", "次"],
        ["テキストボックスが1個"],
    ),
    "words drawn as WordArt and in a shape, and a picture": (
        docx(
            p("題", '<w:r><w:pict><v:shape><v:textpath string="会議録"/></v:shape></w:pict></w:r>'),
            p(
                "図",
                "<w:r><w:drawing><a:p><a:r><a:t>流れ</a:t></a:r><a:r><a:t>図</a:t></a:r></a:p></w:drawing></w:r>",
            ),
            p("絵", "<w:r><w:drawing/></w:r>"),
        ),
        ["題", "会議録", "図", "流れ図", "絵"],
        ["図や画像が1個", "テキストボックスが2個"],
    ),
    "equations": (
        docx(
            p(
                "費用は",
                math(f"<m:f><m:num>{mr('a+b')}</m:num><m:den>{mr('2')}</m:den></m:f>"),
                "、面積は",
                math(f"<m:sSup><m:e>{mr('r')}</m:e><m:sup>{mr('2')}</m:sup></m:sSup>"),
                "。",
            ),
        ),
        ["費用は(a+b)/2、面積はr^2。"],
        ["数式が2個"],
    ),
    "signs of fonts": (
        docx(
            p(
                symbol("Wingdings", "F0FE"),
                "済、",
                symbol("Symbol", "F061"),
                "、",
                symbol("ＭＳ 明朝", "203B"),
                "、",
                symbol("Webdings", "F021"),
            ),
            p(r("\uf06c", '<w:rFonts w:ascii="Wingdings"/>'), r("nａ", '<w:rFonts w:ascii="Wingdings"/>')),
        ),
        ["☑済、α、※、〓", "●■ａ"],
        ["文字コードのない記号が1個"],
    ),
    "fields with a result, nested, over two paragraphs": (
        docx(
            p(
                "第",
                field("SEQ 回", "3"),
                "回",
                "<w:fldSimple w:instr='DATE'><w:r><w:t>5月1日</w:t></w:r></w:fldSimple>",
            ),
            p(
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>',
                '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
                "開会",
                field("PAGEREF x", "1"),
            ),
            p("閉会", '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
            p(
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>',
                field("X", "1"),
                '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
                "可",
                '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            ),
        ),
        ["第3回5月1日", "開会1", "閉会", "可"],
        [],
    ),
    "fields without a result": (
        docx(p("頁", field("PAGE"), "索引", field('XE "索引"'), "日", "<w:fldSimple w:instr='DATE'/>")),
        ["頁索引日"],
        ["Word が自動で入れる文字"],
    ),
    "signs in a circle and ruby of the old Word": (
        docx(
            p(
                field(r"eq \o\ac(○,印)"),
                "、",
                field(r"eq \o\ac(○,１)"),
                "、",
                field(r"eq \o\ac(□,案)"),
                "、",
                field(r'EQ \* jc2 \* "Font:ＭＳ 明朝" \* hps10 \o\ad(\s\up 9(やぶ),養父)'),
                "市、",
                field(r"EQ \f(1,2)"),
            ),
        ),
        ["㊞、①、案、養父市、1/2"],
        ["ルビが1か所", "数式が1個", "囲み文字が1か所"],
    ),
    "buttons, check boxes and lists of a form": (
        docx(
            p(
                field("MACROBUTTON なし ここを押す"),
                '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
                '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="否"/><w:listEntry w:val="可"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
                field('SYMBOL 183 \\f "Symbol"'),
                field('QUOTE "引用"'),
            )
        ),
        ["ここを押す☒可•引用"],
        [],
    ),
    "a paragraph mark that was deleted": (
        docx(
            p("前の", style=GONE),
            p("段落", deleted("と")),
            p("次"),
            p(deleted("全部"), style=GONE),
            p("最後"),
        ),
        ["前の段落", "次", "最後"],
        ["変更履歴があります。削除（4か所"],
    ),
    "moved words once": (
        docx(
            p(f"<w:moveFrom w:id='1'>{r('移した文。')}</w:moveFrom>", style=MOVED),
            p("本文。"),
            p(f"<w:moveTo w:id='2'>{r('移した文。')}</w:moveTo>"),
        ),
        ["本文。", "移した文。"],
        ["変更履歴があります。移動（2か所"],
    ),
    "tracked insertion within a deletion and a change of looks": (
        docx(
            p(
                "甲",
                inserted("乙"),
                f"<w:ins w:id='3'>{deleted('丙')}</w:ins>",
                r("丁", "<w:rPrChange w:id='4'><w:rPr><w:vanish/></w:rPr></w:rPrChange>"),
            )
        ),
        ["甲乙丁"],
        ["変更履歴があります。挿入（2か所", "変更履歴があります。削除（1か所"],
    ),
    "hidden words, by a style too": (
        docx(
            p(
                "公",
                r("秘", "<w:vanish/>"),
                r("開", '<w:vanish w:val="0"/>'),
                r("裏", '<w:rStyle w:val="h"/>'),
            ),
            p("見出し", style="<w:rPr><w:vanish/><w:specVanish/></w:rPr>"),
            p("に続く本文"),
            styles='<w:style w:type="character" w:styleId="h"><w:name w:val="h"/><w:rPr><w:vanish/></w:rPr></w:style>',
        ),
        ["公開", "見出しに続く本文"],
        ["隠し文字が2か所"],
    ),
    "capitals, lines through words, brackets around two lines in one": (
        docx(
            p(
                r("ict", "<w:caps/>"),
                r("誤", "<w:strike/>"),
                r("割注", '<w:eastAsianLayout w:combine="1" w:combineBrackets="round"/>'),
                r("m2", '<w:vertAlign w:val="superscript"/>'),
            )
        ),
        ["ICT誤(割注)m2"],
        ["取り消し線を引いた文字が1か所"],
    ),
    "blanks, tabs and line ends": (
        docx(
            p(
                "<w:r><w:t>  甲 </w:t></w:r>",
                r(" 乙 "),
                "<w:r><w:tab/></w:r>",
                "丙",
                "<w:r><w:br/></w:r>",
                "丁<w:r/>".replace("<w:r/>", ""),
                "<w:r><w:ptab/></w:r>",
                "戊",
                "<w:r><w:noBreakHyphen/><w:softHyphen/></w:r>",
                "己",
                '<w:r><w:br w:type="page"/></w:r>',
                "庚\n辛",
            ),
        ),
        ["甲 乙 \t丙", "丁\t戊-己", "庚 辛"],
        [],
    ),
    "a large first letter": (
        docx(p("本", style='<w:framePr w:dropCap="drop" w:lines="2"/>'), p("日は晴天")),
        ["本日は晴天"],
        [],
    ),
    "comments, ruby and headers are told": (
        package(
            p("開会", '<w:r><w:commentReference w:id="0"/></w:r>')
            + p(
                "<w:r><w:ruby><w:rt><w:r><w:t>やぶ</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>養父</w:t></w:r></w:rubyBase></w:ruby></w:r>",
                "市",
            )
            + '<w:sectPr><w:headerReference w:type="default" r:id="r1"/><w:footerReference w:type="default" r:id="r2"/></w:sectPr>',
            header=p("第3回会議録"),
            footer=p("- 1 -"),
            comments='<w:comment w:id="0"/>',
        ),
        ["開会", "養父市"],
        ["コメントが1件", "ルビが1か所", "ヘッダーやフッターに言葉があります（「第3回会議録」）"],
    ),
    "a main part of another name, and what belongs to it": (
        package(
            item("甲") + item("乙"),
            main="content/text7.xml",
            numbering=abstract(0, level(0, "%1．", "decimalFullWidth")) + num(1, 0),
        ),
        ["１． 甲", "２． 乙"],
        [],
    ),
    "strict Open XML": (
        strict(
            package(
                item("甲") + p("乙", r("丙", "<w:vanish/>"), math(mr("x"))),
                numbering=abstract(0, level(0, "%1)")) + num(1, 0),
            )
        ),
        ["1) 甲", "乙x"],
        ["隠し文字が1か所", "数式が1個"],
    ),
    "other files within the file": (
        docx(p("前"), '<w:altChunk r:id="r9"/>', p("後", '<w:subDoc r:id="r8"/>')),
        ["前", "後"],
        ["別の文書をはめ込んだところが2か所"],
    ),
    "the first of several forms that Word understands": (
        docx(
            p(
                "<mc:AlternateContent><mc:Choice Requires='wps'><w:r><w:t>甲</w:t></w:r></mc:Choice><mc:Choice Requires='wpg'><w:r><w:t>乙</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>丙</w:t></w:r></mc:Fallback></mc:AlternateContent>",
                "<mc:AlternateContent><mc:Choice Requires='future'><w:r><w:t>丁</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>戊</w:t></w:r></mc:Fallback></mc:AlternateContent>",
            )
        ),
        ["甲戊"],
        [],
    ),
}
