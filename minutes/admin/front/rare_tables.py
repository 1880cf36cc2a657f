"""ときどき使う表: the tables of the desk that are seldom opened, in groups, each with a line of what it is for."""

GROUPS = {
    "記録の部品": {
        "AgendaItem": "すべての会議の議題",
        "Presentation": "団体が出した題と、照会",
        "InquiryQuestion": "照会の設問と、選択肢",
        "WrittenAnswer": "設問への書面の回答",
        "Utterance": "すべての会議の発言",
        "AttendeeOrganisation": "すべての会議の出席者の欄",
        "Handout": "ファイルと、保有なしの印",
        "Tally": "発言にある数と、回答の数",
    },
    "公開したもの": {
        "Edition": "公開した版と指紋（見るだけ）",
        "Correction": "版ごとの訂正（見るだけ）",
        "ReaderReport": "片づいたものも合わせた、読者の指摘",
        "Withdrawal": "取り消した箇所と根拠",
        "Retraction": "公開を停止した会議（見るだけ）",
        "LostEdition": "控えから戻したときに欠けた版（見るだけ）",
    },
    "団体": {
        "Organisation": "市区町村、都道府県、組合など",
        "OrganisationChange": "合併、編入、名の変更",
        "Body": "会議の名と、事務局の団体",
    },
    "サイトと人": {
        "User": "足す、閉じる、招待を送る",
        "Group": "編集、承認、管理のできること",
        "SiteText": "このサイトについて、利用条件など",
    },
}
# The list of meetings has a button of its own.
EVERY_DAY = {"Meeting"}


def rare_tables(app_list: list[dict]) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Returns (group, [(name, address, what it is for)]) of the tables that Django's list of them allows this person."""
    allowed = {
        model["object_name"]: model for app in app_list for model in app["models"] if model["admin_url"]
    }
    groups = [
        (
            group,
            [
                (allowed[name]["name"], allowed[name]["admin_url"], words)
                for name, words in tables.items()
                if name in allowed
            ],
        )
        for group, tables in GROUPS.items()
    ]
    return [(group, tables) for group, tables in groups if tables]
