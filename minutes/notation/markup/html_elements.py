"""Tables of the elements of HTML, by what a browser makes of them. Data. Pure."""

# Each begins and ends a line. The second kind has a blank line around it.
LINES = frozenset(
    "address article aside body caption center dd details div dt fieldset figcaption figure footer form header hgroup "
    "html legend li main optgroup option search section summary table tbody td tfoot th thead title tr".split()
)
PARAGRAPHS = frozenset("blockquote dl h1 h2 h3 h4 h5 h6 hr menu ol p pre ul".split())
# Not on the page, or only around the record: menus of links.
DROPPED = frozenset(
    "script style template noscript head iframe object audio video canvas svg nav select datalist dialog".split()
)
# Of what is dropped, all that holds no words to be told.
SILENT = DROPPED - {"select", "nav"}
WITHOUT_END = frozenset("area base br col embed hr img input link meta source track wbr".split())
PRESERVED = frozenset(("pre", "textarea", "listing", "xmp"))
LISTS = frozenset(("ul", "ol", "menu", "dir"))
RULED_LINE = "─" * 10

# A text that begins with one of the first is a page. One of the second begins a piece of one, or a text that holds some tags.
PAGE_BEGINNINGS = "!doctype html|html|head|body|meta|title"
PIECE_BEGINNINGS = "div|p|h[1-6]|table|ul|ol|dl|section|article|main|header|center|font|span"
