"""Why a Word file is not read, in one line for the clerk. Pure."""

NOT_WORD = "Word の文書（.docx）ではありません。「名前を付けて保存」で Word 文書かテキスト（.txt）にしてから読み込んでください。"
BROKEN = "Word の文書が壊れていて読めません。Word で開いて保存し直してから読み込んでください。"
TOO_LARGE = "Word の文書の中身が大きすぎます。文章だけを別の文書に写して保存してから読み込んでください。"
WITH_DOCTYPE = (
    "Word の文書に許されない宣言（DOCTYPE）があるので読みません。Word で開いて保存し直してください。"
)


class UnreadableDocx(Exception):
    """Raised where a file is not read. The message is one line for the clerk."""
