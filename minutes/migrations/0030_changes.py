"""The list of changes, filled with what a site of today has published, corrected, withdrawn and taken down.

In the order of the moments: which act came before which other within a moment, nobody knows any more.
"""

from collections import defaultdict

from django.db import migrations, models

PUBLICATION, CORRECTION, WITHDRAWAL = "publication", "correction", "withdrawal"
TAKING_DOWN, LOSS = "taking_down", "loss"


def fill_in(apps, schema_editor):
    """Gives each change a number above the site's counter, and raises the counter behind the last."""
    models_of = {name: apps.get_model("minutes", name) for name in ("Change", "PublicState")}
    told = sorted([*_of_editions(apps), *_taken_down(apps), *_lost(apps)])
    state, _ = models_of["PublicState"].objects.get_or_create(subject="editions")
    change = models_of["Change"]
    change.objects.bulk_create(
        [
            change(
                sequence=state.changes + number,
                at=at,
                kind=kind,
                address=address,
                edition=edition or None,
                editions=" ".join(map(str, sorted(editions))),
            )
            for number, (at, address, edition, kind, editions) in enumerate(told, start=1)
        ],
        batch_size=500,
    )
    models_of["PublicState"].objects.filter(subject="editions").update(changes=state.changes + len(told))


def _of_editions(apps):
    """Yields (moment, address, edition, kind, numbers of the editions that changed)."""
    corrections = apps.get_model("minutes", "Correction").objects.order_by()
    corrected = set(corrections.values_list("edition", flat=True).distinct())
    rewritten = _rewritten(apps)
    editions = apps.get_model("minutes", "Edition").objects.order_by("address", "number")
    columns = ("pk", "published_at", "address", "number", "retraction__retracted_at")
    before = ("", 0, None)
    for pk, at, address, number, down in editions.values_list(*columns):
        kind = CORRECTION if pk in corrected else PUBLICATION
        kind = WITHDRAWAL if pk in rewritten else kind
        # The one that was the newest until then, unless it was taken down before.
        was_newest = before[0] == address and (before[2] is None or before[2] > at)
        no_longer_newest = {before[1]} if was_newest else set()
        yield at, address, number, kind, tuple(rewritten.get(pk, set()) | no_longer_newest | {number})
        before = address, number, down


def _rewritten(apps):
    """Returns by the edition that a withdrawal made the numbers of those that held its words."""
    rewritten = defaultdict(set)
    for made in apps.get_model("minutes", "Withdrawal").objects.order_by().values_list("edition", flat=True):
        rewritten[made] |= set()
    words = apps.get_model("minutes", "WithdrawnWords").objects.filter(edition__isnull=False).order_by()
    for made, number in words.values_list("withdrawal__edition", "edition").distinct():
        rewritten[made].add(number)
    return rewritten


def _taken_down(apps):
    numbers, told = defaultdict(list), {}
    editions = apps.get_model("minutes", "Edition").objects.filter(retraction__isnull=False).order_by()
    for pk, at, address, number in editions.values_list(
        "retraction", "retraction__retracted_at", "address", "number"
    ):
        numbers[pk].append(number)
        told[pk] = at, address
    return [(*told[pk], 0, TAKING_DOWN, tuple(numbers[pk])) for pk in told]


def _lost(apps):
    lost = apps.get_model("minutes", "LostEdition").objects.values_list("published_at", "address", "number")
    return [(at, address, number, LOSS, (number,)) for at, address, number in lost]


class Migration(migrations.Migration):
    dependencies = [("minutes", "0029_withdrawals_counted")]

    operations = [
        migrations.CreateModel(
            name="Change",
            fields=[
                (
                    "sequence",
                    models.PositiveBigIntegerField(
                        help_text="公開のたびに増える数。飛ぶことはあり、戻ることはありません。",
                        primary_key=True,
                        serialize=False,
                        verbose_name="順番",
                    ),
                ),
                (
                    "at",
                    models.DateTimeField(
                        db_index=True, help_text="公開・取消しなどの日時。", verbose_name="日時"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("publication", "公開"),
                            ("correction", "訂正"),
                            ("withdrawal", "取消し"),
                            ("taking_down", "公開停止"),
                            ("loss", "失われた版"),
                            ("returned", "古い状態に戻った"),
                        ],
                        help_text="公開、訂正、取消しなど。",
                        max_length=20,
                        verbose_name="種類",
                    ),
                ),
                (
                    "address",
                    models.SlugField(
                        blank=True,
                        help_text="会議の、アドレスに使う名。例: 2012-10-23-1",
                        max_length=40,
                        verbose_name="ウェブのアドレス",
                    ),
                ),
                (
                    "edition",
                    models.PositiveIntegerField(
                        help_text="できた版、または失われた版。公開停止にはありません。",
                        null=True,
                        verbose_name="版",
                    ),
                ),
                (
                    "editions",
                    models.TextField(
                        blank=True,
                        help_text="内容か状態が変わった、すべての版の番号。空白で区切る。取消しは、書き換えたすべての版。それまで最新だった版も。",
                        verbose_name="変わった版",
                    ),
                ),
            ],
            options={
                "verbose_name": "変更",
                "verbose_name_plural": "変更",
                "ordering": ["sequence"],
                "default_permissions": [],
                "indexes": [
                    models.Index(
                        condition=models.Q(("kind", "returned")), fields=["sequence"], name="change_returned"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "publication",
                                    "correction",
                                    "withdrawal",
                                    "taking_down",
                                    "loss",
                                    "returned",
                                ],
                            )
                        ),
                        name="change_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("address", ""), ("kind", "returned")),
                            models.Q(
                                models.Q(("kind", "returned"), _negated=True),
                                models.Q(("address", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="change_names_its_meeting",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("edition__isnull", True), ("kind__in", ["taking_down", "returned"])),
                            models.Q(
                                models.Q(("kind__in", ["taking_down", "returned"]), _negated=True),
                                ("edition__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="change_names_its_edition",
                    ),
                ],
            },
        ),
        migrations.RunPython(fill_in, migrations.RunPython.noop),
    ]
