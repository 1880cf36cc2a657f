"""The names of ECMA-376, part 1, of which docs/word.md must say what becomes of each: its schema's groups, and values."""

RUN_CONTENT = set(
    "br t contentPart delText instrText delInstrText noBreakHyphen softHyphen dayShort monthShort yearShort dayLong "
    "monthLong yearLong annotationRef footnoteRef endnoteRef separator continuationSeparator sym pgNum cr tab object "
    "pict fldChar ruby footnoteReference endnoteReference commentReference drawing ptab lastRenderedPageBreak".split()
)
PARAGRAPH_CONTENT = set(
    "r hyperlink fldSimple smartTag sdt customXml dir bdo subDoc ins del moveFrom moveTo proofErr permStart permEnd "
    "bookmarkStart bookmarkEnd moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd commentRangeStart "
    "commentRangeEnd customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd "
    "customXmlMoveFromRangeStart customXmlMoveFromRangeEnd customXmlMoveToRangeStart customXmlMoveToRangeEnd "
    "oMath oMathPara".split()
)
RUN_PROPERTIES = set(
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang "
    "eastAsianLayout specVanish oMath".split()
)
BLOCKS = set(
    "p tbl sdt customXml altChunk sectPr tr tc gridBefore gridAfter gridSpan vMerge hMerge cellDel cellIns cellMerge".split()
)
LISTS = set(
    "abstractNum abstractNumId ilvl isLgl legacy lvl lvlJc lvlOverride lvlPicBulletId lvlRestart lvlText "
    "multiLevelType name nsid num numFmt numId numIdMacAtCleanup numPicBullet numPr numStyleLink pPr pStyle rPr start "
    "startOverride styleLink suff tmpl".split()
)
NUMBER_FORMATS = set(
    "decimal upperRoman lowerRoman upperLetter lowerLetter ordinal cardinalText ordinalText hex chicago "
    "ideographDigital japaneseCounting aiueo iroha decimalFullWidth decimalHalfWidth japaneseLegal "
    "japaneseDigitalTenThousand decimalEnclosedCircle decimalFullWidth2 aiueoFullWidth irohaFullWidth decimalZero "
    "bullet ganada chosung decimalEnclosedFullstop decimalEnclosedParen decimalEnclosedCircleChinese "
    "ideographEnclosedCircle ideographTraditional ideographZodiac ideographZodiacTraditional taiwaneseCounting "
    "ideographLegalTraditional taiwaneseCountingThousand taiwaneseDigital chineseCounting chineseLegalSimplified "
    "chineseCountingThousand koreanDigital koreanCounting koreanLegal koreanDigital2 vietnameseCounting russianLower "
    "russianUpper none numberInDash hebrew1 hebrew2 arabicAlpha arabicAbjad hindiVowels hindiConsonants hindiNumbers "
    "hindiCounting thaiLetters thaiNumbers thaiCounting bahtText dollarText custom".split()
)
SECTIONS = {
    "Content of a run": RUN_CONTENT,
    "Content of a paragraph": PARAGRAPH_CONTENT,
    "Look of a run": RUN_PROPERTIES,
    "Blocks and tables": BLOCKS,
    "Lists": LISTS,
    "Forms of numbers": NUMBER_FORMATS,
}
